// The last line of a run, without colours, for scripts and for people: `12 passed, 0 failed, 2 skipped`. Must be named last.
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const failedSteps = Number(process.env['FAILED_STEPS'] ?? 0); // build or check, in `npm test`
    const counts: Counts = { passed: 0, failed: unhandledErrors.length + failedSteps, skipped: 0 };
    for (const module of modules) count(module, counts);
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
  }
}

function count(module: TestModule, counts: Counts): void {
  if (module.errors().length > 0) counts.failed++; // did not load, or its own beforeAll or afterAll failed
  for (const suite of module.children.allSuites()) if (suite.errors().length > 0) counts.failed++;
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    if (state === 'passed') counts.passed++;
    else if (state === 'failed') counts.failed++;
    else counts.skipped++; // skip, todo, or never reached
  }
}
