import { createHmac, timingSafeEqual } from 'node:crypto'
import { MINUTE, SECOND } from '#domain/shared/time.ts'
import { BadSignature } from '#ports/payments.ts'

/** An older signature may be a replay, a much newer one a forged clock. */
const TOLERANCE = 5 * MINUTE

/** Signs a webhook as Stripe does: `t=<seconds>,v1=<HMAC-SHA256 of "t.body">`. */
export function signWebhook(key: Buffer, rawBody: Buffer, at: Date): string {
  const timestamp = String(Math.floor(at.getTime() / SECOND))
  return `t=${timestamp},v1=${macOf(key, timestamp, rawBody)}`
}

/** Throws `BadSignature` unless one of the header's signatures is ours and recent. */
export function assertSigned(key: Buffer, rawBody: Buffer, header: string | undefined, now: Date): void {
  const fields = (header ?? '').split(',').map((field) => field.trim().split('=', 2))
  const timestamp = fields.find(([name]) => name === 't')?.[1] ?? ''
  if (!/^\d{1,12}$/.test(timestamp)) throw new BadSignature('no timestamp')
  if (Math.abs(now.getTime() - Number(timestamp) * SECOND) > TOLERANCE) throw new BadSignature('not of this moment')

  const expected = Buffer.from(macOf(key, timestamp, rawBody))
  const candidates = fields.filter(([name]) => name === 'v1').map(([, mac = '']) => Buffer.from(mac))
  const matches = candidates.some((mac) => mac.length === expected.length && timingSafeEqual(mac, expected))
  if (!matches) throw new BadSignature('no signature of ours')
}

function macOf(key: Buffer, timestamp: string, rawBody: Buffer): string {
  return createHmac('sha256', key).update(`${timestamp}.`).update(rawBody).digest('hex')
}
