// The map's symbols, drawn on a canvas when the map asks for one by its name: the same shapes as StatusMark, and couriers.
import type { DutyStatus } from '@pitulungan/contracts/lifecycles/duty';
import { MARKS, type Mark } from '../marks.ts';
import type { MapColours } from './colours.ts';

export const ICON_PIXELS = 2; // drawn at twice the size, for sharp phones
const SIZE = 26;

/** `mark:moving`, `mark:attention`, … */
export const markIcon = (mark: Mark): string => `mark:${mark}`;
/** `courier:ON:solid:2`: a courier with two jobs; hollow when the position is old. */
export const courierIcon = (duty: DutyStatus, hollow: boolean, load: number): string => `courier:${duty}:${hollow ? 'hollow' : 'solid'}:${Math.min(load, 9)}`;
/** The nose of a courier's mark, turned by the heading. */
export const HEADING_ICON = 'heading';
export const STALL_ICON = 'stall';
export const HOME_ICON = 'home';
/** `stop:pickup:2`: the stall's or the house's shape with the number of the stop in it. */
export const stopIcon = (kind: 'pickup' | 'drop', number: string): string => `stop:${kind}:${number}`;
/** In a square of 26: where goods are picked up, and where they are dropped off. */
export const STOP_SHAPES = { pickup: 'M3 3h20l2.5 8h-2.5v13H3V11H.5z', drop: 'M13 1 25.5 11.5H23V25H3V11.5H.5z' } as const;

const DUTY_COLOUR: Record<DutyStatus, Mark> = { OFF: 'waiting', ON: 'done', BUSY: 'moving', BREAK: 'offered' };
type Brush = CanvasRenderingContext2D;

/** Draws the icon of that name, or undefined when the name is none of ours. */
export function drawIcon(name: string, colours: MapColours): ImageData | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE * ICON_PIXELS;
  const brush = canvas.getContext('2d');
  if (!brush) return undefined;
  brush.scale(ICON_PIXELS, ICON_PIXELS);
  const [kind, ...rest] = name.split(':');
  const mark = MARKS.find((known) => known === rest[0]);
  if (kind === 'mark' && mark) drawMark(brush, mark, colours);
  else if (kind === 'courier') drawCourier(brush, rest, colours);
  else if (kind === 'stop') drawStop(brush, rest, colours);
  else if (kind === HEADING_ICON) drawHeading(brush, colours);
  else if (kind === STALL_ICON || kind === HOME_ICON) drawPlace(brush, kind, colours);
  else return undefined;
  return brush.getImageData(0, 0, canvas.width, canvas.height);
}

const PATHS: Record<Mark, string> = {
  waiting: 'M8 2.5a5.5 5.5 0 1 1-.01 0Z',
  offered: 'M8 1.5a6.5 6.5 0 1 1-.01 0Z',
  moving: 'M2 13.5 8 1.5l6 12-6-3z',
  stop: 'M2.5 2.5h11v11h-11z',
  done: 'm2 8.5 4 4.2L14 4',
  attention: 'M8 1.2 15.4 14.5H.6z',
  failed: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z',
  health: 'M5.5 1.5h5v4h4v5h-4v4h-5v-4h-4v-5h4z',
};
const HOLLOW = new Set<Mark>(['waiting', 'offered', 'done']);

/** A 16 × 16 shape in the middle, on a rim of the panel's colour so that it stands out from streets and from others. */
function drawMark(brush: Brush, mark: Mark, colours: MapColours): void {
  const path = new Path2D(PATHS[mark]);
  brush.translate((SIZE - 18) / 2, (SIZE - 18) / 2);
  brush.scale(18 / 16, 18 / 16);
  brush.lineJoin = brush.lineCap = 'round';
  brush.strokeStyle = colours.panel;
  brush.lineWidth = HOLLOW.has(mark) ? 5.5 : 3.5;
  brush.stroke(path);
  if (mark !== 'done') {
    brush.fillStyle = HOLLOW.has(mark) ? colours.panel : colours.mark[mark];
    brush.fill(path);
  }
  if (HOLLOW.has(mark)) {
    brush.strokeStyle = colours.mark[mark];
    brush.lineWidth = mark === 'done' ? 2.8 : 2.2;
    brush.stroke(path);
  }
  if (mark === 'offered') disc(brush, { middle: 8, radius: 3 }, colours.mark.offered);
  if (mark === 'attention' || mark === 'failed') drawInner(brush, mark, colours);
}

function drawInner(brush: Brush, mark: 'attention' | 'failed', colours: MapColours): void {
  brush.strokeStyle = colours.panel;
  brush.lineWidth = 1.7;
  brush.stroke(new Path2D(mark === 'attention' ? 'M8 5.8v4M8 12v.4' : 'm5.3 5.3 5.4 5.4m0-5.4-5.4 5.4'));
}

function drawCourier(brush: Brush, [duty, body, load]: string[], colours: MapColours): void {
  const colour = colours.mark[DUTY_COLOUR[(duty ?? 'OFF') as DutyStatus] ?? 'waiting'];
  const middle = SIZE / 2;
  disc(brush, { middle, radius: 11.5 }, colours.panel);
  disc(brush, { middle, radius: 10 }, colour);
  if (body === 'hollow') disc(brush, { middle, radius: 7.8 }, colours.panel);
  brush.fillStyle = body === 'hollow' ? colour : colours.panel;
  brush.font = '700 12px system-ui, sans-serif';
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  brush.fillText(load ?? '0', middle, middle + 0.5);
}

function drawHeading(brush: Brush, colours: MapColours): void {
  brush.fillStyle = colours.ink;
  brush.fill(new Path2D('M13 0 17.5 5.5a11.5 11.5 0 0 0-9 0Z'));
}

function drawPlace(brush: Brush, kind: 'stall' | 'home', colours: MapColours): void {
  const path = new Path2D(kind === 'stall' ? 'M4 5h18l2 6h-2v10H4V11H2z' : 'M13 3 24 12h-3v10H5V12H2z');
  brush.lineJoin = 'round';
  brush.strokeStyle = colours.panel;
  brush.lineWidth = 4;
  brush.stroke(path);
  brush.fillStyle = colours.brand;
  brush.fill(path);
}

function drawStop(brush: Brush, [kind, number = '']: string[], colours: MapColours): void {
  const path = new Path2D(STOP_SHAPES[kind === 'pickup' ? 'pickup' : 'drop']);
  brush.translate(1.5, 1.5);
  brush.scale((SIZE - 3) / SIZE, (SIZE - 3) / SIZE); // room for the rim
  brush.lineJoin = 'round';
  brush.strokeStyle = colours.panel;
  brush.lineWidth = 3;
  brush.stroke(path);
  brush.fillStyle = colours.focus;
  brush.fill(path);
  brush.fillStyle = colours.panel;
  brush.font = `700 ${number.length > 2 ? 11 : 14}px system-ui, sans-serif`;
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  brush.fillText(number, SIZE / 2, 17);
}

/** A filled disc around `middle`, the same in both directions. */
function disc(brush: Brush, { middle, radius }: { middle: number; radius: number }, colour: string): void {
  brush.fillStyle = colour;
  brush.beginPath();
  brush.arc(middle, middle, radius, 0, 2 * Math.PI);
  brush.fill();
}
