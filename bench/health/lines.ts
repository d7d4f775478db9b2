// JSON lines in, JSON lines out: one answer for each message, in order.
import { createInterface } from 'node:readline';

/** Answers every line of stdin until it ends. A line that is no JSON is a fault of the sender and ends the program. */
export async function answerLines(answer: (message: unknown) => unknown): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim()) process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
  }
}
