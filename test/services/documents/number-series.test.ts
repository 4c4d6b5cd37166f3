import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY } from '#domain/shared/time.ts'
import { startPortal } from '../../support/portal.ts'

const { portal, admin, scopeOf } = await startPortal()

/** Writes an invoice of the French office by a clock of its own. */
const invoiceAt = (now: Date) =>
  portal.services.payments.topUpDeposit({ ...scopeOf('harbour.super'), now: () => now }, 1_000n, 'VIR')

const invoices = (year: number): Promise<{ number: string; day: string }[]> =>
  admin('documents')
    .where({ kind: 'invoice', year })
    .orderBy('sequence')
    .select('number', admin.raw('issued_on::text as day'))

describe('the dates of a series', () => {
  test('never fall, whatever the clocks of those say who write at the same moment', async () => {
    const start = new Date('2031-06-15T10:00:00Z')
    const clocks = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 2, maxLength: 4 })

    await fc.assert(
      fc.asyncProperty(clocks, async (days) => {
        await Promise.all(days.map((offset) => invoiceAt(new Date(start.getTime() + offset * DAY))))
      }),
      { numRuns: 8 },
    )

    const dates = (await invoices(2031)).map(({ day }) => day)
    expect(dates.length).toBeGreaterThan(8)
    expect(dates).toEqual(dates.toSorted())
  })

  test('are those of the office, and so is the year that a document is counted in', async () => {
    await invoiceAt(new Date('2033-12-31T22:30:00Z'))
    await invoiceAt(new Date('2033-12-31T23:30:00Z'))

    expect(await invoices(2033)).toEqual([{ number: 'FRI2033-000001', day: '2033-12-31' }])
    expect(await invoices(2034)).toEqual([{ number: 'FRI2034-000001', day: '2034-01-01' }])
  })
})
