import { caaIssuers } from '#domain/rules/caa.ts'
import { isCaaLookedUp } from '#domain/validation/caa-schedule.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pill, type Pill } from '#presenters/components/status-pill.ts'
import { caaText } from './dcv-words.ts'
import type { CodeLine } from './facts.ts'
import type { CaaResult, OrderPageFacts } from './order-file.ts'

/** What the CAA records say of each name, and which record to add where one stands in the way. */
export interface CaaPart {
  readonly text: string
  readonly again: CaaAgain | null
  /** What stands in the way first; more than a few names that are allowed are folded. */
  readonly results: readonly CaaLine[]
  readonly folded: { readonly title: string; readonly results: readonly CaaLine[] } | null
}

/** When the records are looked up again, and how to have it done now. */
export interface CaaAgain {
  readonly text: string
  readonly action: string
  readonly label: string
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
    again: caaAgain(facts),
    results: folds ? refused : [...refused, ...allowed],
    folded: folds ? { title: t('validation.caa.folded', { count: allowed.length }), results: allowed } : null,
  }
}

const MOST_UNFOLDED = 3

/** Null where nothing stands in the way, or the order does not wait for it any more. */
export function caaAgain({ file, now, language, t }: OrderPageFacts): CaaAgain | null {
  const obstacle = file.caaChecks.find(({ allowed }) => !allowed)
  if (!obstacle || !isCaaLookedUp(file.order.fulfilment)) return null
  const { nextLookAt } = obstacle
  return {
    text: !nextLookAt
      ? t('validation.caa.stopped')
      : nextLookAt > now
        ? t('validation.caa.again', { date: formatsFor(language).dateTime(nextLookAt).text })
        : t('validation.caa.looking'),
    action: `/orders/${file.order.reference}/domain-control/caa-checks`,
    label: t('validation.caa.look_again'),
  }
}

/** Refusals that one more record would lift. */
const REMEDIED = ['issuer_not_allowed', 'issuance_forbidden', 'account_not_listed', 'method_not_listed']

function caaLine(check: CaaResult, index: number, facts: OrderPageFacts): CaaLine {
  const { language, t } = facts
  const { name, allowed, record, checkedAt } = check
  return {
    name,
    pill: allowed ? pill('done', t('validation.caa.allowed')) : pill('stop', t('validation.caa.refused')),
    text: `${caaText(check, t)} ${t('validation.caa.checked', { date: formatsFor(language).dateTime(checkedAt).text })}`,
    record: allowed ? null : record,
    remedy: caaRemedy(check, `caa-${index}`, facts),
  }
}

/** The record to add, where one more would lift the refusal. */
export function caaRemedy(
  { name, allowed, code, domain }: CaaResult,
  id: string,
  { product, t }: OrderPageFacts,
): CodeLine | null {
  const [issuer] = caaIssuers(product.supplier)
  if (allowed || issuer === undefined || domain === null || !REMEDIED.includes(code)) return null
  const tag = name.startsWith('*.') ? 'issuewild' : 'issue'
  return { id, label: t('validation.caa.add'), value: `${domain}. IN CAA 0 ${tag} "${issuer}"` }
}
