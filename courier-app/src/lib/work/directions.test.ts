import { expect, test } from 'vitest';
import { mapLinks, whatsAppLink } from './directions.ts';

const pin = { lat: -7.34679, lng: 112.74163 };

test('Android gets one link for whatever map it has; the label survives brackets and blanks', () => {
  expect(mapLinks(pin, 'Bu Siti (RT 3)', true)).toEqual([{ kind: 'phone', href: 'geo:-7.346790,112.741630?q=-7.346790,112.741630(Bu%20Siti%20(RT%203))' }]);
});

test('other phones get two maps that need no app', () => {
  expect(mapLinks(pin, 'x', false).map(({ kind, href }) => [kind, new URL(href).hostname])).toEqual([
    ['google', 'www.google.com'],
    ['osm', 'www.openstreetmap.org'],
  ]);
});

test('WhatsApp wants the number without plus, and the words encoded', () => {
  expect(whatsAppLink('+6281234567890', 'Halo Bu & Pak')).toBe('https://wa.me/6281234567890?text=Halo%20Bu%20%26%20Pak');
});
