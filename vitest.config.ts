// Three projects: unit (pure, beside the code), flows (the real server on the embedded PostgreSQL) and browser (stories in Chromium).
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const NEVER = ['**/node_modules/**', '**/build/**', '**/.svelte-kit/**', '**/generated/**'];
const FLOWS = ['tests/flows/**/*.test.ts', 'tests/faults/**/*.test.ts', 'server/**/*.flow.test.ts', 'prisma/**/*.flow.test.ts'];
const strict = { setupFiles: ['tests/setup/no-silent-errors.ts'], dangerouslyIgnoreUnhandledErrors: false, passWithNoTests: true };

export default defineConfig({
  test: {
    maxWorkers: 2, // two cores are what the tests are made for; more only make the timings of races wilder
    reporters: ['default', './tests/setup/summary-reporter.ts'],
    projects: [
      {
        plugins: [svelte({ configFile: false })], // *.svelte.ts files hold runes
        test: {
          ...strict,
          name: 'unit',
          include: ['{contracts,ui,server,prisma,bench,dashboard,courier-app,resident-app}/**/*.test.ts'],
          exclude: [...NEVER, ...FLOWS],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          ...strict,
          isolate: false, // modules hold no state: each file has its own hub and database, so a worker loads them once
          name: 'flows',
          include: FLOWS,
          exclude: NEVER,
          globalSetup: ['tests/setup/services.ts'],
          testTimeout: 180_000, // a bound against hanging, not a measure: on a busy machine a story of twenty acts takes its time
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          ...strict,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: NEVER,
          globalSetup: ['tests/setup/services.ts'],
          sequence: { groupOrder: 1 }, // after the others
          fileParallelism: false, // a browser that draws maps in software fills the machine by itself
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
