// A report becomes a file in a thread of its own: the hub goes on answering.
import { parentPort, workerData } from 'node:worker_threads';
import type { ExportFormat, Language, ReportView } from '@pitulungan/contracts/reports';
import { writeFile } from './file.writer.ts';

export interface Order {
  report: ReportView;
  format: ExportFormat;
  language: Language;
}
export type Told = { progress: number } | { file: Uint8Array };

const port = parentPort;
const file = await writeFile(workerData as Order, (progress) => port?.postMessage({ progress } satisfies Told));
port?.postMessage({ file } satisfies Told);
