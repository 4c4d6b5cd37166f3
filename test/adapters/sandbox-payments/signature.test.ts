import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assertSigned, signWebhook } from '../../../src/adapters/sandbox-payments/signature.ts'
import { MINUTE } from '../../../src/domain/shared/time.ts'
import { BadSignature } from '../../../src/ports/payments.ts'

const KEY = Buffer.from('a key that both sides know')
const BODY = Buffer.from('{"id":"evt_1","amount":100}')
const NOW = new Date('2026-11-23T10:00:00Z')
const after = (ms: number) => new Date(NOW.getTime() + ms)

const check = (header: string | undefined, { key = KEY, body = BODY, now = NOW } = {}) =>
  assertSigned(key, body, header, now)

describe('a webhook’s signature', () => {
  it('is what Stripe’s documentation describes', () => {
    const mac = createHmac('sha256', KEY).update(`1795428000.${BODY.toString()}`).digest('hex')

    expect(signWebhook(KEY, BODY, NOW)).toBe(`t=1795428000,v1=${mac}`)
  })

  it('is accepted for five minutes either way', () => {
    const header = signWebhook(KEY, BODY, NOW)

    expect(() => check(header, { now: after(5 * MINUTE) })).not.toThrow()
    expect(() => check(header, { now: after(-5 * MINUTE) })).not.toThrow()
    expect(() => check(header, { now: after(5 * MINUTE + 1_000) })).toThrow(BadSignature)
    expect(() => check(header, { now: after(-5 * MINUTE - 1_000) })).toThrow(BadSignature)
  })

  it('may be one of several, as while a key is replaced', () => {
    const [timestamp, mac] = signWebhook(KEY, BODY, NOW).split(',')

    expect(() => check(`${timestamp},v1=${'0'.repeat(64)},${mac},v0=${'1'.repeat(64)}`)).not.toThrow()
  })

  it('is refused under another key', () => {
    expect(() => check(signWebhook(Buffer.from('another key'), BODY, NOW))).toThrow(BadSignature)
  })

  it('is refused when its time was changed', () => {
    const header = signWebhook(KEY, BODY, NOW).replace('t=1795428000', 't=1795428060')

    expect(() => check(header)).toThrow(BadSignature)
  })

  it('is refused when any byte of the body was changed', () => {
    const header = signWebhook(KEY, BODY, NOW)
    fc.assert(
      fc.property(fc.nat(BODY.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const body = Buffer.from(BODY)
        body[place]! ^= change

        expect(() => check(header, { body })).toThrow(BadSignature)
      }),
    )
  })

  const [timestamp = '', mac = ''] = signWebhook(KEY, BODY, NOW).split(',')
  it.each([
    undefined,
    '',
    ',',
    '=',
    timestamp,
    mac,
    `${timestamp},v1=`,
    `${timestamp},v1`,
    `${timestamp},${mac.replace('v1', 'v0')}`,
    `${timestamp},${mac.slice(0, -2)}`,
    `${timestamp},${mac}00`,
    `${timestamp},${mac.slice(0, -2)}zz`,
    `t=,${mac}`,
    `t=now,${mac}`,
    `t=-1,${mac}`,
    `t=1e9,${mac}`,
    `t=1795428000.5,${mac}`,
    `t=${'9'.repeat(400)},${mac}`,
    `${timestamp};${mac}`,
  ])('is refused when its header is %j', (header) => {
    expect(() => check(header)).toThrow(BadSignature)
  })
})
