// Offers the map of the last stretch, and loads it only when it is asked for.
import type { LatLng } from '@pitulungan/contracts/place';
import type { CourierMap } from './map.ts';

interface Places {
  drop: LatLng;
  courier: LatLng | null;
}

const button = (words: string | undefined): HTMLButtonElement => {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button';
  made.textContent = words ?? '';
  return made;
};

export function offerMap(page: HTMLElement, placesPart: () => HTMLElement | null) {
  const box = page.querySelector<HTMLElement>('[data-map-box]');
  const places = (): Places | null => JSON.parse(placesPart()?.dataset.places ?? 'null') as Places | null;
  const toggle = button(box?.dataset.open);
  const note = document.createElement('p');
  const frame = document.createElement('div');
  frame.className = 'map';
  let map: CourierMap | undefined;

  const close = (): void => {
    map?.remove();
    map = undefined;
    frame.remove();
    toggle.textContent = box?.dataset.open ?? '';
  };
  async function open(at: Places): Promise<void> {
    if (!box) return;
    toggle.setAttribute('aria-busy', 'true');
    try {
      const { drawCourierMap } = await import('./map.ts');
      box.append(frame);
      map = await drawCourierMap(frame, {
        ...at,
        village: placesPart()?.dataset.village ?? '',
        words: { courier: box.dataset.courier ?? '', house: box.dataset.house ?? '' },
      });
      note.textContent = '';
      toggle.textContent = box.dataset.close ?? '';
    } catch {
      close();
      note.textContent = box.dataset.failed ?? '';
    }
    toggle.removeAttribute('aria-busy');
  }
  toggle.addEventListener('click', () => {
    const at = places();
    if (map || !at) close();
    else void open(at);
  });
  box?.append(toggle, note);

  function refresh(): void {
    const at = places();
    if (box) box.hidden = at === null;
    if (at === null) close();
    else map?.moveCourier(at.courier);
  }
  refresh();
  return {
    refresh,
    moveCourier(pin: LatLng | null): void {
      map?.moveCourier(pin);
    },
  };
}
