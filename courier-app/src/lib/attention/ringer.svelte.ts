// Makes an offer heard and felt: three rising tones, again every few seconds, until it is answered or over.
const TONES_HZ = [660, 880, 1_100];
const TONE_S = 0.16;
const REPEAT_MS = 2_500;
const VIBRATION = [300, 120, 300, 120, 500];

let audio: AudioContext | undefined;
let ready = $state(false);

/** Browsers let a page make sound only after a touch: called on every touch until it works. */
export function unlockSound(): void {
  if (!audio && 'AudioContext' in globalThis) {
    audio = new AudioContext();
    audio.addEventListener('statechange', () => (ready = audio?.state === 'running'));
  }
  if (audio?.state === 'suspended') void audio.resume();
}

/** Would an offer be heard now? */
export const soundIsReady = (): boolean => ready;

export function ringOnce(): void {
  if ('vibrate' in navigator && navigator.userActivation?.hasBeenActive !== false) navigator.vibrate(VIBRATION);
  if (audio?.state !== 'running') return;
  for (const [index, hz] of TONES_HZ.entries()) tone(audio, hz, audio.currentTime + index * (TONE_S + 0.04));
}

/** Rings until the returned function is called. */
export function ring(): () => void {
  ringOnce();
  const timer = setInterval(ringOnce, REPEAT_MS);
  return () => {
    clearInterval(timer);
    if ('vibrate' in navigator && navigator.userActivation?.hasBeenActive !== false) navigator.vibrate(0);
  };
}

function tone(context: AudioContext, hz: number, at: number): void {
  const source = new OscillatorNode(context, { type: 'triangle', frequency: hz });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.9, at + 0.02);
  volume.gain.linearRampToValueAtTime(0, at + TONE_S);
  source.connect(volume).connect(context.destination);
  source.start(at);
  source.stop(at + TONE_S + 0.02);
}
