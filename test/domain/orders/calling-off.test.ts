import { describe, expect, test } from 'vitest'
import type { CertificateState } from '#domain/certificates/certificate.ts'
import { mayBeCancelled, mayBeRefused } from '#domain/orders/calling-off.ts'
import { allowsFulfilment, FULFILMENTS, type Fulfilment } from '#domain/orders/states.ts'

const NEWEST: readonly CertificateState[] = ['waiting', 'submitted', 'issued', 'refused']
const LEVELS = ['dv', 'ov', 'ev'] as const
const every = FULFILMENTS.flatMap((fulfilment) =>
  NEWEST.flatMap((newest) => LEVELS.map((validation) => ({ fulfilment, newest, validation }))),
)

const NOT_AT_CA: readonly CertificateState[] = ['waiting', 'refused']

describe.each(every)('an order of $validation in $fulfilment whose version is $newest', (order) => {
  const { fulfilment, newest, validation } = order
  const isIn = (...states: Fulfilment[]) => states.includes(fulfilment)

  test('is cancelled by its customer, or not', () => {
    const early = isIn('pending_approval', 'registered')
    const later = isIn('awaiting_dcv') || (isIn('verification') && validation === 'dv')

    expect(mayBeCancelled(order)).toBe(early || (later && NOT_AT_CA.includes(newest)))
  })

  test('is refused by our team, or not', () => {
    expect(mayBeRefused(order)).toBe(isIn('verification', 'suspended', 'awaiting_dcv') && NOT_AT_CA.includes(newest))
  })

  test('is called off only where the machine of states lets it', () => {
    if (mayBeCancelled(order) || mayBeRefused(order)) expect(allowsFulfilment(fulfilment, 'cancel')).toBe(true)
  })
})
