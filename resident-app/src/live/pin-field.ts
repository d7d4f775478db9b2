// "Pakai lokasi saya" and a map to mark the house on: both only for those who want it, the map loaded on tap.
import type { LatLng } from '@pitulungan/contracts/place';
import type { PinMap } from './map.ts';

const LOCATE: PositionOptions = { enableHighAccuracy: true, timeout: 20_000, maximumAge: 30_000 };
const DECIMALS = 6; // about 0.1 m

/** The pieces of the field, as the server drew them. */
function piecesOf(box: HTMLElement) {
  const one = <T extends HTMLElement>(selector: string): T => {
    const found = box.querySelector<T>(selector);
    if (!found) throw new Error(`the pin field has no ${selector}`);
    return found;
  };
  return {
    state: one('[data-pin-state]'),
    lat: one<HTMLInputElement>('input[name=lat]'),
    lng: one<HTMLInputElement>('input[name=lng]'),
    buttons: one('[data-pin-buttons]'),
    locate: one<HTMLButtonElement>('[data-locate]'),
    openMap: one<HTMLButtonElement>('[data-open-map]'),
    clear: one<HTMLButtonElement>('[data-clear-pin]'),
    hint: one('[data-map-hint]'),
    frame: one('[data-map]'),
  };
}

function pinField(box: HTMLElement, form: HTMLFormElement) {
  const pieces = piecesOf(box);
  const { state, lat, lng, clear } = pieces;
  const say = (words: string | undefined): void => {
    state.textContent = words ?? '';
  };
  return {
    ...pieces,
    say,
    pin: (): LatLng | null => (lat.value === '' ? null : { lat: Number.parseFloat(lat.value), lng: Number.parseFloat(lng.value) }),
    put(place: LatLng | null, words: string | undefined): void {
      lat.value = place?.lat.toFixed(DECIMALS) ?? '';
      lng.value = place?.lng.toFixed(DECIMALS) ?? '';
      clear.hidden = place === null;
      say(words);
      form.dispatchEvent(new Event('change', { bubbles: true })); // the draft keeps it
    },
  };
}

export function offerPin(form: HTMLFormElement): void {
  const box = form.querySelector<HTMLElement>('[data-pin]');
  if (!box) return;
  const say = box.dataset;
  const field = pinField(box, form);
  let map: PinMap | undefined;

  field.locate.addEventListener('click', () => {
    field.say(say.searching);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const place = { lat: coords.latitude, lng: coords.longitude };
        field.put(place, say.accuracy?.replace('{n}', String(Math.round(coords.accuracy))));
        map?.moveTo(place);
      },
      () => field.say(say.failed),
      LOCATE,
    );
  });
  field.clear.addEventListener('click', () => {
    field.put(null, say.none);
    map?.clear();
  });
  async function draw(): Promise<void> {
    field.openMap.setAttribute('aria-busy', 'true');
    field.frame.hidden = false;
    try {
      const { drawPinMap } = await import('./map.ts');
      const picked = (place: LatLng): void => field.put(place, say.set);
      map = await drawPinMap(field.frame, { village: form.dataset.village ?? '', at: field.pin(), words: say.house ?? '', picked });
      field.openMap.hidden = true;
      field.hint.hidden = false;
    } catch {
      field.frame.hidden = true;
      field.say(say.mapFailed);
    }
    field.openMap.removeAttribute('aria-busy');
  }
  field.openMap.addEventListener('click', () => void draw());

  box.hidden = false;
  field.buttons.hidden = false;
  field.locate.hidden = !('geolocation' in navigator) || !window.isSecureContext;
  field.clear.hidden = field.pin() === null;
  field.say(field.pin() ? say.set : say.none);
}
