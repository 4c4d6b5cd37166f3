import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'
import { hasCurl } from './curl.ts'
import { hasOpenssl } from './openssl.ts'

/** What test/run.ts is told about a run of Vitest. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: readonly { readonly title: string; readonly reason: string | null }[]
}

/** What a condition leaves out can't give its reason to Vitest; the only such conditions are programs that are there. */
const MISSING = [...(hasOpenssl ? [] : ['openssl']), ...(hasCurl ? [] : ['curl'])]
const SKIPPED_BY_CONDITION = MISSING.length > 0 ? `no ${MISSING.join(', no ')} program on this machine` : null

/** Writes the tally of the run to the file that TALLY_FILE names. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const results = tests.map((test) => ({
      title: `${test.module.relativeModuleId}: ${test.fullName}`,
      result: test.result(),
    }))
    const unloadable = modules.filter((module) => module.errors().length > 0)
    const brokenSuites = modules
      .flatMap((module) => [...module.children.allSuites()])
      .filter((suite) => suite.errors().length > 0)
    const failed = results.filter(({ result }) => result.state === 'failed')
    const tally: Tally = {
      passed: results.filter(({ result }) => result.state === 'passed').length,
      failed: failed.length + unloadable.length + brokenSuites.length + unhandledErrors.length,
      skipped: results.flatMap(({ title, result }) =>
        result.state === 'skipped' ? [{ title, reason: result.note ?? SKIPPED_BY_CONDITION }] : [],
      ),
    }
    writeFileSync(process.env['TALLY_FILE'] ?? 'tally.json', JSON.stringify(tally))
  }
}
