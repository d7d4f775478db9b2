// Waiting for a condition, never for a time: bounded, and what was waited for is named when it does not come.
const PAUSE_MS = 10;
const LIMIT_MS = 60_000;

export async function until(what: string, holds: () => boolean | Promise<boolean>, limitMs: number = LIMIT_MS): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited ${limitMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
