import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'
import { Refusal } from '#domain/shared/refusal.ts'

const BYTES = 32

/**
 * What ties a form to the cookie it belongs to (session, or the anonymous visitor's): a foreign site, which can't read
 * the cookie, can't make it, and signing in changes it.
 */
export function formSecret(key: Buffer, cookie: string): Buffer {
  return createHmac('sha256', key).update(cookie).digest()
}

/** The token of one page: masked anew each time, because pages are compressed and the same bytes could be guessed (BREACH). */
export function formToken(secret: Buffer): string {
  const mask = randomBytes(BYTES)
  return Buffer.concat([mask, xor(mask, secret)]).toString('base64url')
}

/** Refuses a change that does not come from one of our own pages. */
export function assertOwnForm(req: Request, secret: Buffer): void {
  if (!req.headers.cookie) throw new Refusal('forbidden', 'cookies_needed')
  const isForeign = req.headers['sec-fetch-site'] === 'cross-site'
  if (isForeign || !matches(tokenOf(req), secret)) throw new Refusal('forbidden', 'form_expired')
}

function tokenOf(req: Request): string {
  const header = req.headers['x-csrf-token']
  const sent: unknown =
    typeof header === 'string' ? header : (req.body as Record<string, unknown> | undefined)?.['_csrf']
  return typeof sent === 'string' ? sent : ''
}

function matches(token: string, secret: Buffer): boolean {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 2 * BYTES) return false
  return timingSafeEqual(xor(bytes.subarray(0, BYTES), bytes.subarray(BYTES)), secret)
}

const xor = (a: Buffer, b: Buffer): Buffer => Buffer.from(a.map((byte, index) => byte ^ (b[index] ?? 0)))
