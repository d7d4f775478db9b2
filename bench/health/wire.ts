// The judge's protocol, health-judge/1: JSON lines, kilometres and minutes on a plane.
export interface Spot {
  x: number;
  y: number;
}

export interface Init {
  type: 'init';
  villages: (Spot & { id: string; pop: number })[];
  bases: (Spot & { id: string })[];
  hospitals: (Spot & { id: string })[];
  speed: { emergency: number; normal: number };
  detour: number;
}

export interface WireCall extends Spot {
  id: string;
  t: number;
  priority: 1 | 2 | 3;
  advanced: boolean;
  status: 'open' | 'assigned';
  vehicle: string | null;
}

export type WireState = 'idle' | 'relocating' | 'to_scene' | 'scene' | 'transport' | 'handover';

export interface WireVehicle extends Spot {
  id: string;
  kind: 0 | 1;
  state: WireState;
  base: string;
  heading: string | null;
  call: string | null;
  priority: 1 | 2 | 3 | null;
}

export interface State {
  type: 'state';
  t: number;
  calls: WireCall[];
  vehicles: WireVehicle[];
}

export interface Reply {
  dispatch: { vehicle: string; call: string }[];
  relocate: { vehicle: string; to: string }[];
}
