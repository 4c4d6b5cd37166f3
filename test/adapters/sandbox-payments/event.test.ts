import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEvent, writeEvent } from '../../../src/adapters/sandbox-payments/event.ts'
import { CURRENCIES } from '../../../src/domain/shared/money.ts'
import type { PaymentEvent } from '../../../src/ports/payments.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const PAID: PaymentEvent = {
  eventId: 'evt_1',
  kind: 'paid',
  providerReference: 'cs_1',
  clientReference: 'CH-2026-000042',
  amount: 11_880n,
  currency: 'EUR',
}

describe('an event', () => {
  it('has the shape of Stripe’s', () => {
    expect(JSON.parse(writeEvent(PAID, NOW).toString())).toEqual({
      id: 'evt_1',
      object: 'event',
      type: 'checkout.session.completed',
      created: 1_795_428_000,
      data: {
        object: {
          id: 'cs_1',
          object: 'checkout.session',
          client_reference_id: 'CH-2026-000042',
          amount_total: 11_880,
          currency: 'eur',
          payment_status: 'paid',
        },
      },
    })
  })

  it('is read as it was written', () => {
    const events = fc.record({
      eventId: fc.string({ minLength: 1 }),
      kind: fc.constantFrom('paid', 'refused', 'expired'),
      providerReference: fc.string({ minLength: 1 }),
      clientReference: fc.string(),
      amount: fc.bigInt({ min: 1n, max: 1_000_000_000_000n }),
      currency: fc.constantFrom(...CURRENCIES),
    })
    fc.assert(
      fc.property(events, (event) => {
        expect(parseEvent(writeEvent(event, NOW))).toEqual(event)
      }),
    )
  })

  it('of another type does not concern us, whatever it holds', () => {
    const event = { id: 'evt_2', type: 'customer.created', data: { object: { id: 'cus_1' } } }

    expect(parseEvent(Buffer.from(JSON.stringify(event)))).toBeNull()
  })

  it('of a checkout that is complete without its money does not concern us yet', () => {
    const unpaid = writeEvent(PAID, NOW).toString().replace('"payment_status":"paid"', '"payment_status":"unpaid"')

    expect(parseEvent(Buffer.from(unpaid))).toBeNull()
  })

  it.each([
    ['no JSON', 'paid'],
    ['no amount', writeEvent(PAID, NOW).toString().replace('"amount_total":11880,', '')],
    ['half a cent', writeEvent(PAID, NOW).toString().replace('11880', '118.5')],
    ['another currency', writeEvent(PAID, NOW).toString().replace('"eur"', '"usd"')],
  ])('that holds %s is an error, not a payment', (_, body) => {
    expect(() => parseEvent(Buffer.from(body))).toThrow()
  })
})
