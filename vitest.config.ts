import { defineConfig } from 'vitest/config'
import LongestFirst from './test/support/longest-first.ts'

/** Pure code needs neither a process of its own nor a server. */
const PURE = ['test/domain/**/*.test.ts', 'test/presenters/**/*.test.ts']
const JOURNEYS = ['test/journeys/**/*.test.ts']
const ALL = ['test/**/*.test.ts']
const SECOND = 1_000

export default defineConfig({
  test: {
    // The cluster and its migrated template database, once for all projects (test/support/database.ts).
    globalSetup: ['test/support/global-setup.ts'],
    sequence: { sequencer: LongestFirst },
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text-summary', 'html'] },
    projects: [
      {
        test: { name: 'pure', include: PURE, pool: 'threads', isolate: false, maxWorkers: 2, testTimeout: 60 * SECOND },
      },
      {
        test: {
          name: 'portal',
          include: ALL,
          exclude: [...PURE, ...JOURNEYS],
          pool: 'forks',
          // Reading the portal's modules anew for each file would take as long as the tests; none of them keeps state.
          isolate: false,
          maxWorkers: 2,
          testTimeout: 30 * SECOND,
          hookTimeout: 60 * SECOND,
        },
      },
      {
        // After the others, because browsers beside them would starve and time out; and in a file, two pages at a time.
        test: {
          name: 'journeys',
          include: JOURNEYS,
          pool: 'forks',
          isolate: false,
          maxWorkers: 2,
          maxConcurrency: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60 * SECOND,
          hookTimeout: 60 * SECOND,
        },
      },
    ],
  },
})
