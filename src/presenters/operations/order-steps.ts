import type { ProgressStep } from '#domain/catalogue/product.ts'
import type { PaymentMeans } from '#domain/orders/order.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { stepsUntil } from '#presenters/components/stepper.ts'

/** The way of an order through its pages. */
export function formSteps(current: 0 | 1 | 2, t: Translate) {
  return stepsUntil(current, [
    t('operations.steps.form'),
    t('operations.steps.recap'),
    t('operations.steps.confirmation'),
  ])
}

export interface ComingFacts {
  /** Who must approve it, in words; empty where nobody must. */
  readonly approvers: string
  readonly means: PaymentMeans
  /** It is paid by tokens that are not there yet. */
  readonly lacksTokens: boolean
  readonly isQuote: boolean
  readonly hasCsr: boolean
  readonly progressSteps: readonly ProgressStep[]
  /** How many domains are to be proved. */
  readonly domains: number
}

/** What comes between the order and its certificate, in the order in which it comes. */
export function comingSteps(facts: ComingFacts, t: Translate): readonly string[] {
  const { approvers, means, lacksTokens, isQuote, hasCsr, progressSteps, domains } = facts
  return [
    ...(approvers === '' ? [] : [t('operations.coming.approval', { names: approvers })]),
    lacksTokens
      ? t('operations.coming.tokens_lacking')
      : isQuote || means === 'purchase_order'
        ? t('operations.coming.quote')
        : t(`operations.coming.means.${means}`),
    ...(hasCsr ? [] : [t('operations.coming.csr')]),
    ...(progressSteps.includes('dcv') && domains > 0 ? [t('operations.coming.dcv', { count: domains })] : []),
    ...(progressSteps.includes('organization') ? [t('operations.coming.organization')] : []),
    ...(progressSteps.includes('callback') ? [t('operations.coming.callback')] : []),
    t('operations.coming.delivery'),
  ]
}

/** Several people, any of whom will do. */
export function anyOf(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(names)
}
