import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** False, with a printed reason, where the programs of NSS (Firefox, Thunderbird, Chromium on Linux) are missing. */
export const hasNss = ((): boolean => {
  const missing = ['certutil', 'pk12util'].filter((name) => spawnSync(name, ['-H']).error)
  if (missing.length === 0) return true
  console.log(`skipped: ${missing.join(' and ')} of NSS not found`)
  return false
})()

/** Imports a file of key and certificates as those browsers do; tells what the store then lists, and of which keys. */
export async function importIntoNss(pfx: Buffer, password: string): Promise<{ certificates: string; keys: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-nss-'))
  try {
    const store = `sql:${folder}`
    const file = join(folder, 'a.p12')
    writeFileSync(file, pfx)
    await run('certutil', ['-N', '-d', store, '--empty-password'])
    await run('pk12util', ['-i', file, '-d', store, '-W', password])
    const [{ stdout: certificates }, { stdout: keys }] = await Promise.all([
      run('certutil', ['-L', '-d', store]),
      run('certutil', ['-K', '-d', store]),
    ])
    return { certificates, keys }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
