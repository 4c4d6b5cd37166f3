import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** False, with a printed reason, where the openssl program is not installed. */
export const hasOpenssl = ((): boolean => {
  if (spawnSync('openssl', ['version']).status === 0) return true
  console.log('skipped: openssl not found')
  return false
})()

/** Runs openssl in a fresh folder holding these files; throws when it refuses. Gives what it said on both streams. */
export function openssl(files: Readonly<Record<string, string | Buffer>>, ...args: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-openssl-'))
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' })
    if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${stdout}${stderr}`)
    return `${stdout}${stderr}`
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A request made by openssl itself, with a key of this kind. */
export function opensslCsr(keyArguments: readonly string[]): string {
  const common = ['req', '-new', '-nodes', '-subj', '/CN=www.harbour.example', '-keyout', '/dev/null']
  return execFileSync('openssl', [...common, ...keyArguments], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}
