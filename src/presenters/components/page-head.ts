import type { Link } from './link.ts'
import type { Pill } from './status-pill.ts'

/** Where the main action of a page leads: a link, or the id of the form that it submits. */
export type MainAction = { readonly label: string } & ({ readonly href: string } | { readonly form: string })

/** What stands under and beside a page's title; the title itself is `page.title`. */
export interface PageHead {
  readonly lead: string | null
  readonly trail: readonly Link[]
  readonly pill: Pill | null
  readonly action: { readonly label: string; readonly href: string | null; readonly form: string | null } | null
}

export function pageHead(head: {
  readonly lead?: string
  readonly trail?: readonly Link[]
  readonly pill?: Pill
  readonly action?: MainAction
}): PageHead {
  return {
    lead: head.lead ?? null,
    trail: head.trail ?? [],
    pill: head.pill ?? null,
    action: head.action ? { href: null, form: null, ...head.action } : null,
  }
}
