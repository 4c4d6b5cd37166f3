import { grants } from '#domain/access/rights.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import type { SideLine } from './facts.ts'
import type { OrderPageFacts } from './order-file.ts'

/** The numbered documents of the order, each leading to its PDF; the newest first. */
export function documentLines({ file, rights, language, t }: OrderPageFacts): readonly SideLine[] {
  if (!grants(rights, 'documents:read')) return []
  const { day, money } = formatsFor(language)
  return file.documents.toReversed().map(({ kind, number, content }) => ({
    label: t('orders.documents.pdf', { kind: t(`documents.title.${kind}`) }),
    href: `/orders/${file.order.reference}/documents/${number}.pdf`,
    note: `${number} · ${day(content.issuedOn).text}`,
    text: money(content.gross, content.currency),
  }))
}
