import { defineConfig } from 'vitest/config'

/** For pure code: no database, no global set-up. `npm test` uses vitest.config.ts. */
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], pool: 'threads', maxWorkers: 1, testTimeout: 60_000 },
})
