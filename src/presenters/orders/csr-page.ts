import { holdsPrivateKey } from '#domain/csr/faults.ts'
import { isRefused } from '#domain/csr/findings.ts'
import type { AssessedOrder } from '#domain/orders/assessment.ts'
import { field } from '#presenters/components/field.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { csrCheck, csrHelp } from '#presenters/operations/csr-check.ts'
import type { OrderPageFacts } from './order-file.ts'
import { orderTrail } from './order-trail.ts'

export interface CsrFacts extends OrderPageFacts {
  readonly assessed: AssessedOrder
  /** What was pasted; never shown again where it held a private key. */
  readonly pasted: string
  readonly isSent: boolean
}

/** What views/orders/csr.ejs is given: how to make a CSR, and what the given one says. */
export function csrPage(facts: CsrFacts) {
  const { file, assessed, pasted, isSent, t } = facts
  const { csr, csrFault, csrFindings } = assessed.assessment
  const hasOne = file.certificates[0]?.csrPem != null
  const isToConfirm = csr !== null && !isRefused(csrFindings)
  return {
    title: t(hasOne ? 'orders.csr.title_replace' : 'orders.csr.title'),
    head: pageHead({ trail: orderTrail(facts), lead: t(hasOne ? 'orders.csr.lead_replace' : 'orders.csr.lead') }),
    action: `/orders/${file.order.reference}/csr`,
    help: csrHelp(assessed, t),
    check: csrCheck({ assessment: { ...assessed.assessment, namesToAdd: [] } }, t),
    pasted: field({
      kind: 'textarea',
      name: 'csr',
      label: t('csr.field.label'),
      hint: t('csr.field.hint'),
      error: isSent && !csr && !csrFault ? t('orders.csr.missing') : null,
      value: csrFault && holdsPrivateKey(csrFault) ? '' : (csr?.pem ?? pasted),
      rows: 12,
      mono: true,
    }),
    file: field({
      kind: 'file',
      name: 'csr_file',
      label: t('csr.field.file'),
      hint: t('csr.field.file_hint'),
      accept: '.csr,.pem,.txt,.req,.p10,.der',
    }),
    /** Sent along by the button: the warnings about this very request were read. */
    confirmed: isToConfirm ? csr.derSha256 : '',
    submit: t(isToConfirm ? 'orders.csr.submit_anyway' : 'orders.csr.submit'),
    back: { label: t('shell.form.cancel'), href: `/orders/${file.order.reference}` },
  }
}
