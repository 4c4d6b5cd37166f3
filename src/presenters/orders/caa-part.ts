import { caaIssuers } from '#domain/rules/caa.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pill, type Pill } from '#presenters/components/status-pill.ts'
import { caaText } from './dcv-words.ts'
import type { CodeLine } from './facts.ts'
import type { CaaResult, OrderPageFacts } from './order-file.ts'

/** What the CAA records say of each name, and which record to add where one stands in the way. */
export interface CaaPart {
  readonly text: string
  readonly again: string | null
  /** What stands in the way first; more than a few names that are allowed are folded. */
  readonly results: readonly CaaLine[]
  readonly folded: { readonly title: string; readonly results: readonly CaaLine[] } | null
}

interface CaaLine {
  readonly name: string
  readonly pill: Pill
  readonly text: string
  /** The record that decided. */
  readonly record: string | null
  readonly remedy: CodeLine | null
}

/** Null for a product without public names. */
export function caaPart(facts: OrderPageFacts): CaaPart | null {
  const { file, product, t } = facts
  if (!product.progressSteps.includes('caa')) return null
  const lines = (allowed: boolean) =>
    file.caaChecks
      .filter((check) => check.allowed === allowed)
      .toSorted((a, b) => file.order.names.indexOf(a.name) - file.order.names.indexOf(b.name))
      .map((check, index) => caaLine(check, index, facts))
  const [refused, allowed] = [lines(false), lines(true)]
  const folds = allowed.length > MOST_UNFOLDED
  return {
    text:
      file.caaChecks.length === 0
        ? `${t('validation.caa.lead')} ${t('validation.caa.unchecked')}`
        : t('validation.caa.lead'),
    again: refused.length > 0 ? t('validation.caa.again') : null,
    results: folds ? refused : [...refused, ...allowed],
    folded: folds ? { title: t('validation.caa.folded', { count: allowed.length }), results: allowed } : null,
  }
}

const MOST_UNFOLDED = 3

/** Refusals that one more record would lift. */
const REMEDIED = ['issuer_not_allowed', 'issuance_forbidden', 'account_not_listed', 'method_not_listed']

function caaLine(check: CaaResult, index: number, { product, language, t }: OrderPageFacts): CaaLine {
  const { name, allowed, code, domain, record, checkedAt } = check
  const [issuer] = caaIssuers(product.supplier)
  const tag = name.startsWith('*.') ? 'issuewild' : 'issue'
  return {
    name,
    pill: allowed ? pill('done', t('validation.caa.allowed')) : pill('stop', t('validation.caa.refused')),
    text: `${caaText(check, t)} ${t('validation.caa.checked', { date: formatsFor(language).dateTime(checkedAt).text })}`,
    record: allowed ? null : record,
    remedy:
      !allowed && issuer !== undefined && domain !== null && REMEDIED.includes(code)
        ? { id: `caa-${index}`, label: t('validation.caa.add'), value: `${domain}. IN CAA 0 ${tag} "${issuer}"` }
        : null,
  }
}
