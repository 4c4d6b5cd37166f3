import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createWhole } from './create-whole.ts'

interface Identity {
  readonly key: string
  readonly cert: string
}

/**
 * Key and certificate of the demo's TLS listener, kept in one file between starts, so that a browser that was told to trust
 * it goes on doing so. Made anew when it has ended, or when the file holds something else.
 */
export async function demoIdentity(file: string, now: Date, make: () => Promise<Identity>): Promise<Identity> {
  const kept = existsSync(file) ? read(file) : null
  if (kept && endOf(kept) > now) return kept
  rmSync(file, { force: true })
  const { key, cert } = await make()
  createWhole(file, `${key}${cert}`)
  return read(file)
}

function endOf({ cert }: Identity): Date {
  try {
    return new Date(new X509Certificate(cert).validTo)
  } catch {
    return new Date(0)
  }
}

function read(file: string): Identity {
  const text = readFileSync(file, 'utf8')
  const begin = text.indexOf('-----BEGIN CERTIFICATE-----')
  return { key: text.slice(0, begin), cert: text.slice(begin) }
}
