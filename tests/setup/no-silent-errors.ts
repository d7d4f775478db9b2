// A test that writes to console.error fails, even when its assertions hold: an error nobody looked at is not a pass.
import { afterEach, beforeEach, expect } from 'vitest';

let written: string[] = [];

beforeEach(() => {
  written = [];
  console.error = (...parts: unknown[]) => {
    written.push(parts.map((part) => (part instanceof Error ? (part.stack ?? part.message) : String(part))).join(' '));
  };
});

afterEach(() => {
  expect(written, 'console.error was called').toEqual([]);
});
