// MapLibre and the canvas want colours as rgb: the tokens (OKLCH, light or dark) are painted once and read back.
import { MARKS, type Mark } from '../marks.ts';

export interface MapColours {
  land: string;
  outside: string;
  street: string;
  streetEdge: string;
  outline: string;
  cell: string;
  label: string;
  panel: string;
  ink: string;
  brand: string;
  focus: string;
  mark: Record<Mark, string>;
}

const TOKENS = {
  land: '--map-land',
  outside: '--map-outside',
  street: '--map-street',
  streetEdge: '--map-street-edge',
  outline: '--map-outline',
  cell: '--map-cell',
  label: '--map-label',
  panel: '--panel',
  ink: '--ink',
  brand: '--brand',
  focus: '--focus',
} as const satisfies Record<Exclude<keyof MapColours, 'mark'>, string>;

/** Reads the tokens as they stand on `element` now; read again when the device changes between light and dark. */
export function readMapColours(element: Element): MapColours {
  const style = getComputedStyle(element);
  const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const read = (token: string): string => toRgb(brush, style.getPropertyValue(token));
  const plain = Object.fromEntries(Object.entries(TOKENS).map(([name, token]) => [name, read(token)])) as Record<keyof typeof TOKENS, string>;
  const mark = Object.fromEntries(MARKS.map((name) => [name, read(`--${name}`)])) as Record<Mark, string>;
  return { ...plain, mark };
}

function toRgb(brush: CanvasRenderingContext2D | null, colour: string): string {
  if (!brush) return 'rgb(120,120,120)';
  brush.fillStyle = colour.trim();
  brush.fillRect(0, 0, 1, 1);
  const [red, green, blue] = brush.getImageData(0, 0, 1, 1).data;
  return `rgb(${red},${green},${blue})`;
}
