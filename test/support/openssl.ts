import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
type Files = Readonly<Record<string, string | Buffer>>

/** False, with a printed reason, where the openssl program is not installed: its second opinion is skipped there. */
export const hasOpenssl = ((): boolean => {
  if (spawnSync('openssl', ['version']).status === 0) return true
  console.log('skipped: openssl not found')
  return false
})()

/** Runs openssl in a fresh folder holding these files; rejects when it refuses. Gives what it said on both streams. */
export async function openssl(files: Files, ...args: readonly string[]): Promise<string> {
  const folder = folderWith(files)
  try {
    const { stdout, stderr } = await run('openssl', args, { cwd: folder })
    return `${stdout}${stderr}`
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The same at once, and what it made instead of what it said. */
export function opensslBytes(files: Files, ...args: readonly string[]): Buffer {
  const { status, stdout, stderr } = runNow(files, args)
  if (status !== 0) throw new Error(stderr.toString())
  return stdout
}

/** Whether `openssl req -verify` reads the request and finds its signature good. */
export function opensslVerifies(der: Buffer): boolean {
  const { status, stderr } = runNow({ 'request.der': der }, VERIFY)
  return status === 0 && /verify OK/.test(stderr.toString())
}

const VERIFY = ['req', '-inform', 'DER', '-in', 'request.der', '-noout', '-verify']

function runNow(files: Files, args: readonly string[]) {
  const folder = folderWith(files)
  try {
    return spawnSync('openssl', args, { cwd: folder })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function folderWith(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-openssl-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}
