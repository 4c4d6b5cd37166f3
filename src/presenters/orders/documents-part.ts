import { grants } from '#domain/access/rights.ts'
import { formatsFor } from '../components/formats.ts'
import { fact, facts, type Fact } from './facts.ts'
import type { OrderPageFacts } from './order-file.ts'

/** The numbered documents of the order, each leading to its PDF; the newest first. */
export function documentFacts({ file, rights, language, t }: OrderPageFacts): readonly Fact[] {
  if (!grants(rights, 'documents:read')) return []
  const { day, money } = formatsFor(language)
  return facts(
    file.documents.toReversed().map(({ kind, number, content }) =>
      fact(
        t(`documents.title.${kind}`),
        t('orders.documents.line', {
          number,
          date: day(content.issuedOn).text,
          amount: money(content.gross, content.currency),
        }),
        { href: `/orders/${file.order.reference}/documents/${number}.pdf` },
      ),
    ),
  )
}
