import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tally } from './support/tally-reporter.ts'

/** The npm scripts that look at the code without running it; each counts as one test. */
const QUICK_CHECKS = { types: 'Type check', layers: 'Layers' }

/** Everything after `npm test --` goes to Vitest, and then only the tests that it selects run. */
const selection = process.argv.slice(2)

const isWhole = selection.length === 0
const lint = isWhole ? startBeside('lint') : null
const checks = isWhole ? Object.entries(QUICK_CHECKS).map(([script, title]) => check(script, title)) : []
const tests = runTests()
if (lint) checks.push(await report(lint, 'Lint'))
for (const { title, reason } of tests.skipped) say(`skipped: ${title} (${reason ?? 'no reason given'})`)

// A test that is passed over in silence is not there. Under a selection, the others are meant to be.
const unexplained = !isWhole ? [] : tests.skipped.filter(({ reason }) => reason === null)
const passed = tests.passed + checks.filter(Boolean).length
const failed = tests.failed + unexplained.length + checks.filter((isGood) => !isGood).length
say(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

interface Beside {
  readonly ended: Promise<number | null>
  readonly folder: string
}

/** Runs a script while the tests do, on what they leave of the processor: alone, the linter takes more than a minute. */
function startBeside(script: string): Beside {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-beside-'))
  const output = openSync(join(folder, 'output'), 'w')
  const child = spawn('npm', ['run', '--silent', script], {
    stdio: ['ignore', output, output],
    shell: process.platform === 'win32',
  })
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  const ended = once(child, 'exit').then(([status]) => status as number | null)
  return { ended, folder }
}

async function report({ ended, folder }: Beside, title: string): Promise<boolean> {
  say(`\n== ${title}`)
  const status = await ended
  process.stdout.write(readFileSync(join(folder, 'output')))
  rmSync(folder, { recursive: true })
  return status === 0
}

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
