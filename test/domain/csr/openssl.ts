import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** OpenSSL's program as a second opinion. Where it is missing its tests are skipped, and say so. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0
if (!hasOpenssl) console.warn('skipped: the comparisons with OpenSSL (no openssl program on this machine)')

/** Whether `openssl req -verify` reads the request and finds its signature good. */
export function opensslVerifies(der: Buffer): boolean {
  return withFile(der, (file) => {
    const { status, stderr } = spawnSync('openssl', ['req', '-inform', 'DER', '-in', file, '-noout', '-verify'])
    return status === 0 && /verify OK/.test(stderr.toString())
  })
}

export function openssl(args: readonly string[], input?: Buffer): Buffer {
  return execFileSync('openssl', [...args], { input, stdio: ['pipe', 'pipe', 'ignore'] })
}

export function withFile<T>(content: Buffer | string, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'csr-'))
  try {
    const file = join(folder, 'input')
    writeFileSync(file, content)
    return use(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
