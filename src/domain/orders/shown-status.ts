import type { ListView } from './order-list.ts'
import { LABELS, STATUS_LABELS, statusLabel, type StatusLabel } from './status-label.ts'
import { OPEN_FULFILMENTS, type Fulfilment, type Settlement } from './states.ts'

/** What lists say of an order: its label, or that its certificate is over. */
export const SHOWN_STATUSES = [...STATUS_LABELS, 'expired', 'revoked'] as const
export type ShownStatus = (typeof SHOWN_STATUSES)[number]

interface StatusFacts {
  readonly fulfilment: Fulfilment
  readonly settlement: Settlement
  readonly valid_to: Date | null
  readonly revoked_at: Date | null
}

/** A delivered order whose certificate is over says so instead of how it was paid. */
export function shownStatus({ fulfilment, settlement, valid_to, revoked_at }: StatusFacts, now: Date): ShownStatus {
  if (fulfilment === 'delivered') {
    if (revoked_at) return 'revoked'
    if (valid_to && valid_to <= now) return 'expired'
  }
  return statusLabel(fulfilment, settlement)
}

const labelsOf = (fulfilments: readonly Fulfilment[]): ReadonlySet<StatusLabel> =>
  new Set(fulfilments.flatMap((fulfilment) => Object.values(LABELS[fulfilment])))

const OPEN = labelsOf(OPEN_FULFILMENTS)
const DELIVERED = labelsOf(['delivered'])

/** The statuses that orders of a list can have: those that it can be narrowed to. */
export function statusesOf(view: ListView): readonly ShownStatus[] {
  switch (view) {
    case 'current':
    case 'to_reissue':
      return STATUS_LABELS.filter((label) => DELIVERED.has(label))
    case 'to_renew':
      return SHOWN_STATUSES.filter((status) => status === 'expired' || DELIVERED.has(status as StatusLabel))
    case 'in_progress':
      return STATUS_LABELS.filter((label) => OPEN.has(label))
    case 'pending_approval':
      return []
    case 'all':
      return SHOWN_STATUSES
  }
}
