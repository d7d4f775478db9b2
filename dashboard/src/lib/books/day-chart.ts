// Bars of a month on a canvas, by uPlot: zero-based, in the app's colours, redrawn when the device turns dark or light.
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { axisOf } from './day-series.ts';

export interface DayChart {
  show(heights: readonly number[], days: readonly string[]): void;
  /** Marks one day; null marks none. */
  mark(index: number | null): void;
  destroy(): void;
}

interface Wishes {
  element: HTMLElement;
  height: number;
  /** Writes a height on the axis */
  write: (height: number) => string;
  onpoint: (index: number | null) => void;
}

const BAR_WIDTH = 0.62;
const BAR_MOST_PX = 34;
const AXIS_PX = 64;

export function drawDays({ element, height, write, onpoint }: Wishes): DayChart {
  const colour = (name: string): string => getComputedStyle(element).getPropertyValue(name).trim();
  let days: readonly string[] = [];
  let heights: readonly number[] = [];
  let marked: number | null = null;
  let plot = make();

  function axis(more: uPlot.Axis): uPlot.Axis {
    const font = `12px ${getComputedStyle(element).fontFamily}`;
    return { stroke: () => colour('--ink-soft'), font, grid: { stroke: () => colour('--line'), width: 1 }, ticks: { show: false }, ...more };
  }
  function make(): uPlot {
    const bars = uPlot.paths.bars?.({
      size: [BAR_WIDTH, BAR_MOST_PX],
      disp: { fill: { unit: 3, values: (u) => (u.data[0] as number[]).map((at) => colour(at === marked ? '--moving' : '--brand')) } },
    });
    return new uPlot(
      {
        width: Math.max(200, element.clientWidth),
        height,
        legend: { show: false },
        cursor: { x: false, y: false, drag: { x: false, y: false }, points: { show: false } },
        scales: { x: { time: false, range: () => [-0.6, Math.max(0, days.length - 1) + 0.6] }, y: { range: () => axisOf(heights) } },
        axes: [
          axis({ grid: { show: false }, splits: () => days.map((_, at) => at), values: () => days.map(dayNumber), size: 28 }),
          axis({ values: (_u, values) => values.map(write), size: AXIS_PX }),
        ],
        series: [{}, { ...(bars ? { paths: bars } : {}), stroke: 'transparent', fill: () => colour('--brand'), points: { show: false } }],
        hooks: { setCursor: [({ cursor }) => cursor.event && onpoint(cursor.idx ?? null)] },
      },
      [days.map((_, at) => at), [...heights]],
      element,
    );
  }
  const again = (): void => {
    plot.destroy();
    plot = make();
  };
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', again);
  const width = new ResizeObserver(() => plot.width !== element.clientWidth && element.clientWidth > 0 && plot.setSize({ width: element.clientWidth, height }));
  width.observe(element);
  return {
    show(next, names) {
      [heights, days] = [next, names];
      plot.setData([days.map((_, at) => at), [...heights]]);
    },
    mark(index) {
      if (index === marked) return;
      marked = index;
      plot.redraw(true);
    },
    destroy() {
      dark.removeEventListener('change', again);
      width.disconnect();
      plot.destroy();
    },
  };
}

/** "2026-11-04" → "4" */
const dayNumber = (date: string): string => String(Number(date.slice(8)));
