import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** False, with a printed reason, where the openssl program is not installed. */
export const hasOpenssl = ((): boolean => {
  if (spawnSync('openssl', ['version']).status === 0) return true
  console.log('skipped: openssl not found')
  return false
})()

/** Runs openssl in a fresh folder holding these files; rejects when it refuses. Gives what it said on both streams. */
export async function openssl(
  files: Readonly<Record<string, string | Buffer>>,
  ...args: readonly string[]
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-openssl-'))
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
    const { stdout, stderr } = await run('openssl', args, { cwd: folder })
    return `${stdout}${stderr}`
  } finally {
    await rm(folder, { recursive: true })
  }
}
