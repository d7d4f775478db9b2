import { describe, expect, it } from 'vitest';
import { readOptions, WrongOptions } from './options.ts';

describe('readOptions', () => {
  it('has the defaults of the issue', () => {
    expect(readOptions([], {})).toMatchObject({ orders: 40, couriers: 12, speed: 30, url: 'http://127.0.0.1:3000', seed: 1, json: false, forever: false });
  });

  it('takes the port from the environment, and a flag over it', () => {
    expect(readOptions([], { PORT: '3105' }).url).toBe('http://127.0.0.1:3105');
    expect(readOptions(['--url', 'http://127.0.0.1:4000/warga'], { PORT: '3105' }).url).toBe('http://127.0.0.1:4000');
  });

  it.each([
    ['--orders', '0'],
    ['--couriers', '21'],
    ['--speed', 'fast'],
    ['--url', 'ftp://x'],
    ['--nonsense', '1'],
  ])('refuses %s %s in a sentence', (flag, value) => {
    expect(() => readOptions([flag, value], {})).toThrow(WrongOptions);
  });
});
