// The two maps of this app; fetched only on tap, as MapLibre weighs more than all pages together.
import './pins.css';
import type { LatLng } from '@pitulungan/contracts/place';
import { drawVillage, gl } from './village-map.ts';

const mark = (kind: 'courier' | 'house', words: string): HTMLElement => {
  const element = document.createElement('div');
  element.className = `pin-${kind}`;
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', words);
  const label = document.createElement('span');
  label.textContent = words;
  element.append(label);
  return element;
};

export interface CourierMap {
  moveCourier(pin: LatLng | null): void;
  remove(): void;
}
interface CourierMapInput {
  village: string;
  drop: LatLng;
  courier: LatLng | null;
  words: { courier: string; house: string };
}

/** Where the courier is and where they are going, nothing else. */
export async function drawCourierMap(frame: HTMLElement, { village, drop, courier, words }: CourierMapInput): Promise<CourierMap> {
  const map = await drawVillage(frame, { village, at: drop, zoom: 15 });
  new gl.Marker({ element: mark('house', words.house), anchor: 'bottom' }).setLngLat(drop).addTo(map);
  const moving = new gl.Marker({ element: mark('courier', words.courier), anchor: 'top', offset: [0, -13] });
  const moveCourier = (pin: LatLng | null): void => {
    if (pin === null) moving.remove();
    else moving.setLngLat(pin).addTo(map);
  };
  moveCourier(courier);
  if (courier) map.fitBounds(new gl.LngLatBounds(drop, drop).extend(courier), { padding: 60, maxZoom: 16, animate: false });
  return { moveCourier, remove: () => map.remove() };
}

export interface PinMap {
  moveTo(pin: LatLng): void;
  clear(): void;
}
interface PinMapInput {
  village: string;
  at: LatLng | null;
  words: string;
  picked: (pin: LatLng) => void;
}

/** A map to mark one's house on: tap, or drag the mark. */
export async function drawPinMap(frame: HTMLElement, { village, at, words, picked }: PinMapInput): Promise<PinMap> {
  const map = await drawVillage(frame, { village, at, zoom: at ? 17 : 14.5 });
  const pin = new gl.Marker({ element: mark('house', words), draggable: true, anchor: 'bottom' });
  const put = (place: LatLng): void => void pin.setLngLat(place).addTo(map);
  if (at) put(at);
  map.on('click', ({ lngLat }) => {
    put(lngLat);
    picked({ lat: lngLat.lat, lng: lngLat.lng });
  });
  pin.on('dragend', () => {
    const { lat, lng } = pin.getLngLat();
    picked({ lat, lng });
  });
  return {
    moveTo(place) {
      put(place);
      map.easeTo({ center: place, zoom: Math.max(map.getZoom(), 17), animate: false });
    },
    clear: () => void pin.remove(),
  };
}
