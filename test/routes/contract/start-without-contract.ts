import { afterEach, beforeEach } from 'vitest'
import { addDays } from '#domain/shared/time.ts'
import type { OrderInput } from '#domain/orders/order-input.ts'
import type { StoryContract } from '../../../seeds/story/story.ts'
import { anOrderInput, keepInput } from '../../support/drafts.ts'
import { startPortal } from '../../support/portal.ts'

export const terms = (fields: Partial<StoryContract> = {}): StoryContract => ({
  fromDay: -10,
  toDay: 100,
  products: ['positivessl', 'sectigo-ov-ssl'],
  priceLevel: 1,
  objective: null,
  ...fields,
})

/** A portal in which every test begins on the same day and without a contract: those of earlier ones are withdrawn. */
export async function startWithoutContract() {
  const started = await startPortal()
  const { admin, clock, scopeOf } = started
  const { services, system, schedule } = started.portal
  const START = clock.now()
  const inDays = (days: number) => clock.set(addDays(START, days))
  beforeEach(() =>
    admin('contracts').update({ withdrawn: true, ended_at: START, ended_by: 'Camille Roux', end_reason: 'Par erreur' }),
  )
  afterEach(() => clock.set(START))

  const keep = (login: string, productCode: string, fields: Partial<OrderInput> = {}) =>
    keepInput(services, scopeOf(login), anOrderInput(['www.closed.example'], { productCode, ...fields }))
  const closedCode = async (login: string, productCode: string, fields: Partial<OrderInput> = {}) =>
    (await keep(login, productCode, fields)).assessment.closed?.code ?? null

  return { ...started, services, system, schedule, START, inDays, keep, closedCode }
}
