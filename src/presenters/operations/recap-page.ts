import { describeKey } from '#domain/csr/describe-key.ts'
import { valueAt } from '#domain/custom-fields/custom-values.ts'
import type { AssessedOrder } from '#domain/orders/assessment.ts'
import type { ProvedDomain } from '#domain/validation/standing-proofs.ts'
import { domainsToProve } from '#domain/orders/domains-to-prove.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { fact, facts } from '#presenters/orders/facts.ts'
import { chip } from './names-check.ts'
import { holderFacts, invoicedFacts, personFacts } from './holder-facts.ts'
import { methodFields } from './method-fields.ts'
import { noticeRemarks, planForecast } from './order-notices.ts'
import { anyOf, comingSteps, formSteps } from './order-steps.ts'
import { lacksTokens, planText, priceText } from './price-lines.ts'

export interface RecapFacts {
  readonly draft: AssessedOrder & { readonly approvers: readonly string[]; readonly proved: readonly ProvedDomain[] }
  readonly draftId: string
  readonly language: Language
  readonly t: Translate
}

const RECAP_FORM = 'recap'

/** What views/operations/recap.ejs is given. */
export function recapPage({ draft, draftId, language, t }: RecapFacts) {
  const { input, assessment, context, approvers, proved } = draft
  const words = { t, language }
  const form = `/operations/drafts/${draftId}/form`
  const all = domainsToProve(
    assessment.names.names.map(({ name }) => name),
    context.product.dcvMethods,
    context.now,
  )
  const domains = all.filter(({ domain }) => !proved.some((one) => one.domain === domain))
  const change = (section: string, about: string) => ({
    href: `${form}#${section}`,
    label: t('shell.form.change'),
    about,
  })
  return {
    title: t('operations.recap.title'),
    head: pageHead({
      lead: t('operations.recap.lead'),
      trail: [
        { label: t('operations.new_order.title'), href: '/operations/new-order' },
        { label: t('operations.steps.form'), href: form },
      ],
    }),
    steps: formSteps(1, t),
    formId: RECAP_FORM,
    action: `/operations/drafts/${draftId}/order`,
    what: {
      title: t('operations.recap.what'),
      change: change('product', t('operations.sections.product')),
      facts: whatFacts(draft, words),
      chips: assessment.names.names.map((sorted) => chip(sorted, draft, words)),
      names: t('operations.names.title', { count: assessment.names.names.length }),
      changeNames: change('server', t('operations.sections.server')),
    },
    holder: {
      title: t('operations.recap.holder'),
      change: change('holder', t('operations.sections.holder')),
      facts: holderFacts(draft, words),
      changePeople: change('people', t('operations.sections.people')),
      people: personFacts(draft, t),
    },
    payment: {
      title: t('operations.recap.payment'),
      change: change('payment', t('operations.sections.payment')),
      facts: paymentFacts(draft, words),
    },
    control: {
      title: t('operations.recap.control'),
      text: domains.length > 0 ? t('operations.recap.control_text', { count: domains.length }) : null,
      proved: proved.map(({ domain, until }) => ({
        domain,
        text: t('operations.dcv.proved', { date: formatsFor(language).date(until).text }),
      })),
      domains: methodFields(domains, words),
    },
    notices: {
      title: t('operations.recap.notices'),
      remarks: noticeRemarks(draft, t),
      forecast: planForecast(draft, words),
    },
    coming: {
      title: t('operations.recap.coming'),
      steps: comingSteps(
        {
          approvers: anyOf(approvers, language),
          means: input.paymentMeans,
          lacksTokens: lacksTokens(draft),
          isQuote: input.quote,
          hasCsr: input.csrPem !== null,
          progressSteps: context.product.progressSteps,
          domains: domains.length,
        },
        t,
      ),
    },
    summary: {
      title: t('shell.summary.title'),
      ...priceText(draft, words),
      submit: { label: submitLabel(draft, t), form: RECAP_FORM },
    },
  }
}

function submitLabel({ input, approvers }: RecapFacts['draft'], t: Translate): string {
  if (approvers.length > 0) return t('operations.recap.submit_approval')
  return input.quote ? t('operations.recap.submit_quote') : t('operations.recap.submit')
}

function whatFacts({ input, assessment, context }: AssessedOrder, { t, language }: Pick<RecapFacts, 't' | 'language'>) {
  const { product } = context
  const chain = product.chains.find(({ code, recommended }) =>
    input.chain === null ? recommended : code === input.chain,
  )
  return facts([
    fact(t('operations.recap.product'), product.name[language]),
    fact(t('operations.product.years'), planText(product, input.years, t)),
    fact(t('operations.recap.guidance'), input.guidance ? t('operations.recap.yes') : null),
    product.licences ? fact(t('operations.product.licences'), String(input.licences)) : null,
    fact(t('operations.product.chain'), chain?.name[language]),
    fact(t('operations.software.choice'), input.software),
    fact(t('csr.field.label'), assessment.csr ? describeKey(assessment.csr.key) : t('operations.recap.csr_later')),
    fact(t('operations.reference.label'), input.customerReference),
    ...context.customFields.map(({ name, slot }) => fact(name, valueAt(input.customValues, slot))),
    fact(t('operations.comment.label'), input.comment),
  ])
}

function paymentFacts(draft: AssessedOrder, { t, language }: Pick<RecapFacts, 't' | 'language'>) {
  const { input } = draft
  return facts([
    fact(t('operations.recap.means'), t(`operations.means.${input.paymentMeans}`)),
    fact(t('operations.recap.quote'), input.quote ? t('operations.recap.yes') : null),
    fact(t('operations.payment.purchase_order'), input.purchaseOrder),
    ...invoicedFacts(draft, { t, language }),
  ])
}
