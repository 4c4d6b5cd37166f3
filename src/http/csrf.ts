import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'
import { Refusal } from '#domain/shared/refusal.ts'

/**
 * The token that every form carries: an HMAC of the cookie it belongs to (session, or the anonymous visitor's), so a
 * foreign site, which can't read the cookie, can't make one, and signing in changes it.
 */
export function csrfToken(key: Buffer, cookie: string): string {
  return createHmac('sha256', key).update(cookie).digest('base64url')
}

/** Refuses a change that does not come from one of our own pages. */
export function assertSameSite(req: Request, expected: string): void {
  const site = req.headers['sec-fetch-site']
  if (site === 'cross-site' || !matches(tokenOf(req), expected)) throw new Refusal('forbidden', 'form_expired')
}

function tokenOf(req: Request): string {
  const header = req.headers['x-csrf-token']
  const sent: unknown =
    typeof header === 'string' ? header : (req.body as Record<string, unknown> | undefined)?.['_csrf']
  return typeof sent === 'string' ? sent : ''
}

function matches(sent: string, expected: string): boolean {
  const [a, b] = [Buffer.from(sent), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
