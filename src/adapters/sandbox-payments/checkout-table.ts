import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import { Refusal } from '#domain/shared/refusal.ts'
import type { Clock } from '#ports/clock.ts'
import type { CheckoutRequest } from '#ports/payments.ts'
import type { CardRefusal } from './cards.ts'
import { fromRow, toRow, type CheckoutRow, type CheckoutState, type SandboxCheckout } from './checkout.ts'

export interface Decision {
  readonly state: Extract<CheckoutState, 'paid' | 'refused' | 'expired'>
  readonly cardLast4?: string
  readonly refusalReason?: CardRefusal
}

export type CheckoutTable = ReturnType<typeof checkoutTable>

/** All SQL of the sandbox. Changes name the state they start from, so that of two at once one has no effect. */
export function checkoutTable(operator: Knex, clock: Clock) {
  const table = () => operator<CheckoutRow>('sandbox_checkouts')

  /** A checkout is decided once, so its only event can be named after it. */
  const decided = ({ state, cardLast4, refusalReason }: Decision) => ({
    state,
    ...(cardLast4 !== undefined && { card_last4: cardLast4 }),
    ...(refusalReason !== undefined && { refusal_reason: refusalReason }),
    decided_at: clock(),
    event_id: operator.raw(`replace(id, 'cs_', 'evt_')`),
  })

  return {
    /** The first checkout with this key, whoever asks again; throws when it was for something else. */
    async open(request: CheckoutRequest): Promise<SandboxCheckout> {
      const { idempotencyKey, clientReference, amount, currency } = request
      await table()
        .insert(toRow(newId(), request, clock()))
        .onConflict('idempotency_key')
        .ignore()
      const row = await table().where({ idempotency_key: idempotencyKey }).first()
      const isSame =
        row?.client_reference === clientReference && BigInt(row.amount) === amount && row.currency === currency
      if (!isSame) throw new Error('idempotency key used for another checkout')
      return fromRow(row)
    },

    async get(id: string): Promise<SandboxCheckout> {
      const row = await table().where({ id }).first()
      if (!row) throw new Refusal('not_found', 'page_not_found')
      return fromRow(row)
    },

    async challenge(id: string, cardLast4: string): Promise<void> {
      await table().where({ id, state: 'open' }).update({ state: 'challenge', card_last4: cardLast4 })
    },

    async decide(id: string, from: CheckoutState, decision: Decision): Promise<void> {
      await table().where({ id, state: from }).update(decided(decision))
    },

    async expireStale(): Promise<void> {
      await table()
        .whereNull('decided_at')
        .where('expires_at', '<=', clock())
        .update(decided({ state: 'expired' }))
    },

    async expire(id: string): Promise<void> {
      await table()
        .where({ id })
        .whereNull('decided_at')
        .update(decided({ state: 'expired' }))
    },

    /** Checkouts whose event has not been taken yet, oldest first. */
    async listUnsent(): Promise<string[]> {
      return table().whereNotNull('decided_at').whereNull('event_sent_at').orderBy('decided_at').pluck('id')
    },

    async markSent(id: string): Promise<void> {
      await table().where({ id }).whereNull('event_sent_at').update({ event_sent_at: clock() })
    },
  }
}

function newId(): string {
  return `cs_sandbox_${randomBytes(20).toString('hex')}`
}
