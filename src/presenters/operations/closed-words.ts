import { grants, type Right } from '#domain/access/rights.ts'
import type { ClosedReason } from '#domain/orders/closed-reason.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert, type Alert } from '#presenters/components/alert.ts'
import type { Link } from '#presenters/components/link.ts'
import { formatDate } from '#presenters/format.ts'

interface Reader {
  readonly rights: ReadonlySet<Right>
  readonly language: Language
  readonly t: Translate
}

/** Why a product can’t be ordered, what would open it, and the way there for those who may go it. */
export function closedAlert(
  reason: ClosedReason,
  reader: Reader,
  title: 'operations.closed.title' | 'operations.closed.title_all' = 'operations.closed.title',
): Alert {
  const { t } = reader
  const sentences = [t(`operations.closed.${reason.code}`, valuesOf(reason, reader.language)), whoHelps(reason, reader)]
  return alert('act', sentences.join(' '), {
    title: t(title),
    link: closedLink(reason, reader),
    urgent: true,
  })
}

/** Where the reason is explained, and lifted; null for those who may not look there. */
export function closedLink(reason: ClosedReason, { rights, t }: Pick<Reader, 'rights' | 't'>): Link | null {
  if ('supplier' in reason) {
    const href = `/contract/data-processing/${reason.supplier}`
    return grants(rights, 'agreements:read') ? { href, label: t('operations.closed.to_agreement') } : null
  }
  return grants(rights, 'contract:read') ? { href: '/contract', label: t('operations.closed.to_contract') } : null
}

function valuesOf(reason: ClosedReason, language: Language): Record<string, string> {
  if ('supplier' in reason) return { supplier: reason.name }
  const { contract } = reason
  return 'day' in reason ? { contract, date: formatDate(reason.day, language) } : { contract }
}

function whoHelps(reason: ClosedReason, { rights, t }: Reader): string {
  if (!('supplier' in reason)) return t('operations.closed.ask_us')
  return grants(rights, 'agreements:decide')
    ? t('operations.closed.accept_it')
    : t('operations.closed.ask_administrator')
}
