import type { Link } from '#presenters/components/link.ts'
import type { OrderPageFacts } from './order-file.ts'

/** The way to a page that belongs to an order. */
export function orderTrail({ file, t }: OrderPageFacts): readonly Link[] {
  const { reference, commonName } = file.order
  return [
    { label: t('shell.sections.orders'), href: '/orders' },
    { label: `${reference} · ${commonName}`, href: `/orders/${reference}` },
  ]
}
