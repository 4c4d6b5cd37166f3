import type { NextStep } from '#domain/orders/next-step.ts'
import type { Translate } from '#platform/i18n.ts'
import type { Link } from '#presenters/components/link.ts'
import type { BuiltAct } from './order-acts.ts'
import type { OrderFile } from './order-file.ts'

/** The buttons of the status page. Paying posts; deciding stands in the card of the next step. */
export interface ActsPart {
  readonly links: readonly Link[]
  readonly pay: { readonly action: string; readonly label: string } | null
}

/** The act that the card of the next step already offers. */
const OFFERED: Partial<Readonly<Record<NextStep, BuiltAct>>> = {
  pay: 'pay',
  give_csr: 'give_csr',
  correct_caa: 'follow_dcv',
  prove_domain: 'follow_dcv',
}

/** Null when nothing else can be done now. */
export function actsPart(
  { order, certificates }: OrderFile,
  { next, acts: possible }: { readonly next: NextStep; readonly acts: ReadonlySet<BuiltAct> },
  t: Translate,
): ActsPart | null {
  const acts = new Set([...possible].filter((act) => act !== OFFERED[next]))
  const base = `/orders/${order.reference}`
  const hasCsr = certificates[0]?.csrPem != null
  const links: readonly (Link | false)[] = [
    acts.has('follow_dcv') && link(t('orders.acts.follow_dcv'), 'domain-control'),
    acts.has('give_csr') && link(t(hasCsr ? 'orders.acts.replace_csr' : 'orders.acts.give_csr'), 'csr'),
    acts.has('cancel') && link(t('orders.acts.cancel'), 'cancellations/new'),
  ]
  const shown = links.filter((one) => one !== false)
  const pay = acts.has('pay') ? { action: `${base}/checkouts`, label: t('orders.acts.pay') } : null
  return shown.length > 0 || pay ? { links: shown, pay } : null

  function link(label: string, page: string): Link {
    return { label, href: `${base}/${page}` }
  }
}
