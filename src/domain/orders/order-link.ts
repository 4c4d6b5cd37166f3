import { grants, type Right } from '#domain/access/rights.ts'
import type { Language } from '#domain/shared/language.ts'

/** Who of an account may make links by which people without access order (spec 3.6). */
export const LINK_MAKERS = ['nobody', 'approvers', 'everybody'] as const
export type LinkMakers = (typeof LINK_MAKERS)[number]

/** Only who may order may let others order; the super user counts as an approver. */
export function mayMakeLinks(makers: LinkMakers, rights: ReadonlySet<Right>): boolean {
  switch (makers) {
    case 'nobody':
      return false
    case 'approvers':
      return grants(rights, 'orders:place') && grants(rights, 'orders:approve')
    case 'everybody':
      return grants(rights, 'orders:place')
  }
}

export const LABEL_LIMIT = 100
/** More than one link has orders. */
export const MOST_ORDERS = 1_000

/** By it somebody without access places an order that waits for the account's approval. */
export interface OrderLink {
  readonly id: string
  readonly productCode: string
  readonly years: number
  /** What it is for; may be empty. */
  readonly label: string
  readonly madeBy: string
  readonly madeAt: Date
  /** Calendar day. */
  readonly lastDay: string | null
  readonly mostOrders: number | null
  /** How many have come through it. */
  readonly orders: number
  readonly lastUsedAt: Date | null
  readonly switchedOffAt: Date | null
  readonly switchedBy: string | null
}

/** `closed`: the account lets nobody have such links any more. */
export const LINK_STATES = ['open', 'switched_off', 'over', 'used_up', 'closed'] as const
export type LinkState = (typeof LINK_STATES)[number]

/** Whether a link opens its form on a day, and if not why; only the account learns why. */
export function linkState(
  { lastDay, mostOrders, orders, switchedOffAt }: OrderLink,
  makers: LinkMakers,
  today: string,
): LinkState {
  if (switchedOffAt !== null) return 'switched_off'
  if (lastDay !== null && lastDay < today) return 'over'
  if (mostOrders !== null && orders >= mostOrders) return 'used_up'
  return makers === 'nobody' ? 'closed' : 'open'
}

/** Who asks through a link: nobody whom the account knows. */
export interface Asker {
  readonly name: string
  readonly email: string
  readonly language: Language
}

/** As records name somebody who is no user: what they have said of themselves. */
export const askerText = ({ name, email }: Pick<Asker, 'name' | 'email'>): string => `${name} (${email})`
