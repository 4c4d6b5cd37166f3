import { describe, expect, test } from 'vitest'
import { FULFILMENTS, SETTLEMENTS, type Fulfilment, type Settlement } from '#domain/orders/states.ts'
import { STATUS_LABELS, statesOf, statusLabel, type StatusLabel } from '#domain/orders/status-label.ts'

/** One row for each state of the work; the columns are those of the money. A dot can not occur. */
const COLUMNS: readonly Settlement[] = [
  'quote',
  'quote_signed',
  'awaiting_payment',
  'paid',
  'deferred',
  'prepaid',
  'monthly',
  'free',
  'refunded',
  'holdback_pending',
  'holdback_paid',
]
const LETTERS: Readonly<Record<string, StatusLabel>> = {
  Q: 'quote',
  S: 'quote_signed',
  B: 'verification_and_waiting_for_payment',
  N: 'delivered_not_billed',
  U: 'delivered_unpaid',
  D: 'delivered_paid',
  C: 'cancelled',
  W: 'waiting_for_payment',
  V: 'verification',
  R: 'cancelled_refunded',
  H: 'suspended',
  A: 'waiting_for_dcv',
  P: 'discarded_holdback_pending',
  F: 'discarded_holdback_paid',
  X: 'pending_approval',
}
const ROWS: Readonly<Record<Fulfilment, string>> = {
  pending_approval: 'XXX.XXXX...',
  registered: 'QSWVVVVV...',
  verification: '..BVVVVV...',
  awaiting_dcv: '..BAAAAA...',
  delivered: '..UDUNNNR..',
  suspended: '..HHHHHH...',
  cancelled: 'CCCCCCCCRPF',
  refused: 'CCC.CCCC...',
}
const PAIRS = FULFILMENTS.flatMap((fulfilment) =>
  COLUMNS.map((settlement, column) => ({ fulfilment, settlement, letter: ROWS[fulfilment].charAt(column) })),
)

describe('the status label', () => {
  test.each(PAIRS.filter(({ letter }) => letter !== '.'))('of $fulfilment and $settlement is $letter', (pair) => {
    expect(statusLabel(pair.fulfilment, pair.settlement)).toBe(LETTERS[pair.letter])
  })

  test.each(PAIRS.filter(({ letter }) => letter === '.'))('of $fulfilment and $settlement does not exist', (pair) => {
    expect(() => statusLabel(pair.fulfilment, pair.settlement)).toThrow(RangeError)
  })

  test('is exactly one of fifteen, and each of them occurs', () => {
    expect(STATUS_LABELS).toHaveLength(15)
    expect(new Set(Object.values(LETTERS))).toEqual(new Set(STATUS_LABELS))
    expect(COLUMNS).toEqual(SETTLEMENTS)
  })

  test.each(STATUS_LABELS)('%s is found again in the states behind it', (label) => {
    const behind = statesOf(label).map(({ fulfilment, settlement }) => `${fulfilment} ${settlement}`)
    const expected = PAIRS.filter(({ letter }) => LETTERS[letter] === label)

    expect(behind.toSorted()).toEqual(
      expected.map(({ fulfilment, settlement }) => `${fulfilment} ${settlement}`).toSorted(),
    )
  })
})
