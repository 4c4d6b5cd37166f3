import { describe, expect, test } from 'vitest'
import { addDays, addYears } from '#domain/shared/time.ts'
import { planPart } from '#presenters/orders/plan-part.ts'
import { aFile, anIssued, NOW, pageFacts, PRODUCT } from './sample-file.ts'

const START = addDays(NOW, -30)
const RUNNING = { fulfilment: 'delivered', planStart: START, planEnd: addYears(START, 1) } as const
const CERTIFICATE = pageFacts(aFile()).product

describe('the plan of an order', () => {
  test('before delivery is drawn as if it began today', () => {
    const plan = planPart(pageFacts(aFile()))

    expect(plan?.text).toContain('Delivered today, the plan would run from 23 Nov 2026 to 23 Nov 2027')
    expect(plan?.rows.map(({ number, pill }) => [number, pill.label])).toEqual([
      ['1', 'To come'],
      ['2', 'To come'],
      ['3', 'To come'],
    ])
  })

  test('has the certificates that are there, then those to come, without a gap', () => {
    const issued = anIssued(START)
    const plan = planPart(pageFacts(aFile({ order: RUNNING, certificates: [issued] })))

    expect(plan?.rows.map(({ pill }) => pill.label)).toEqual(['Valid', 'To come', 'To come'])
    expect(plan?.rows[1]?.from).toBe(plan?.rows[0]?.to)
    expect(plan?.rows.at(-1)?.to).toBe('24 Oct 2027')
  })

  test('after a gap goes on from today', () => {
    const start = addDays(NOW, -300)
    const order = { ...RUNNING, planStart: start, planEnd: addYears(start, 1) }
    const plan = planPart(pageFacts(aFile({ order, certificates: [anIssued(start)] })))

    expect(plan?.rows.map(({ pill }) => pill.label)).toEqual(['Expired', 'To come'])
    expect(plan?.rows[1]?.from).toBe('23 Nov 2026')
  })

  test('of a test certificate ends after its days', () => {
    const product = { ...CERTIFICATE, planDays: 30 }
    const plan = planPart(pageFacts(aFile(), { product }))

    expect(plan?.rows.map(({ from, to }) => [from, to])).toEqual([['23 Nov 2026', '23 Dec 2026']])
  })

  test('is not drawn for what will never be delivered, nor for what is no certificate', () => {
    expect(planPart(pageFacts(aFile({ order: { fulfilment: 'cancelled', settlement: 'refunded' } })))).toBeNull()
    expect(planPart(pageFacts(aFile(), { product: { ...PRODUCT, certificateType: null } }))).toBeNull()
  })
})
