import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tally } from './support/tally-reporter.ts'

/** The npm scripts that look at the code without running it; each counts as one test. */
const STATIC_CHECKS = { types: 'Type check', lint: 'Lint', layers: 'Layers' }

/** Everything after `npm test --` goes to Vitest, and then only the tests that it selects run. */
const selection = process.argv.slice(2)

const checks = selection.length > 0 ? [] : Object.entries(STATIC_CHECKS).map(([script, title]) => check(script, title))
const tests = runTests()
for (const { title, reason } of tests.skipped) say(`skipped: ${title} (${reason ?? 'no reason given'})`)

// A test that is passed over in silence is not there. Under a selection, the others are meant to be.
const unexplained = selection.length > 0 ? [] : tests.skipped.filter(({ reason }) => reason === null)
const passed = tests.passed + checks.filter(Boolean).length
const failed = tests.failed + unexplained.length + checks.filter((isGood) => !isGood).length
say(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

function check(script: string, title: string): boolean {
  say(`\n== ${title}`)
  return run('npm', ['run', '--silent', script]) === 0
}

function runTests(): Tally {
  say('\n== Tests')
  const folder = mkdtempSync(join(tmpdir(), 'chancery-tally-'))
  const file = join(folder, 'tally.json')
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--allowOnly=false']
  const reporters = ['--reporter=default', '--reporter=./test/support/tally-reporter.ts']
  const status = run(process.execPath, [...vitest, ...reporters, ...selection], { TALLY_FILE: file })
  const tally = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Tally)
    : { passed: 0, failed: 0, skipped: [] }
  rmSync(folder, { recursive: true })
  // Vitest can fail without a failed test: a set-up that broke, or nothing found to run.
  return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

function run(command: string, parameters: readonly string[], environment: Record<string, string> = {}): number | null {
  const isWindows = process.platform === 'win32'
  const options = {
    stdio: 'inherit',
    shell: isWindows && command === 'npm',
    env: { ...process.env, ...environment },
  } as const
  return spawnSync(command, parameters, options).status
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
