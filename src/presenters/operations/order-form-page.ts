import type { OrderFault } from '#domain/orders/assessment.ts'
import { CUSTOM_COLUMNS } from '#domain/orders/list-appearance.ts'
import { SOFTWARE } from '#domain/orders/software.ts'
import { TEXT_LIMITS } from '#domain/orders/text-faults.ts'
import { alert } from '#presenters/components/alert.ts'
import { errorSummary, option, type Field } from '#presenters/components/field.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { fieldQuestion } from '#presenters/custom-fields/field-question.ts'
import { closedAlert } from './closed-words.ts'
import { csrCheck, csrHelp } from './csr-check.ts'
import { complaints } from './fault-sentences.ts'
import { asker, type Ask, type FormFacts } from './form-facts.ts'
import { holderFields } from './holder-fields.ts'
import { namesCheck } from './names-check.ts'
import { invoiceFields, meansField } from './payment-fields.ts'
import { formSteps } from './order-steps.ts'
import { personFields } from './person-fields.ts'
import { priceText } from './price-lines.ts'
import { productFields } from './product-fields.ts'

export const ORDER_FORM = 'order-form'

/** What views/operations/order-form.ejs is given. */
export function orderFormPage(facts: FormFacts) {
  const { assessed, typed, draftId, withFaults, t, language } = facts
  const { product } = assessed.context
  const faults = withFaults ? assessed.assessment.faults : []
  const ask = asker(typed, complaints(atTypedField(faults, typed), t))

  const live = liveParts(ask, facts)
  const questions = {
    product: productFields(ask, facts),
    holder: holderFields(ask, facts),
    corporate: personFields(ask, 'corporate', facts),
    technical: personFields(ask, 'technical', facts),
    names: namesField(ask, facts),
    software: softwareFields(ask, facts),
    csr: csrFields(ask, csrMayWait(assessed), facts),
    reference: referenceField(ask, facts),
    own: ownFields(ask, facts),
    means: live.payment,
    invoice: invoiceFields(ask, facts),
    comment: commentField(ask, facts),
  }
  return {
    title: t('operations.form.title', { product: product.name[language] }),
    head: pageHead({
      lead: product.summary[language],
      trail: [{ label: t('operations.new_order.title'), href: '/operations/new-order' }],
    }),
    outside: facts.linkHref === null ? null : { href: facts.linkHref, label: t('order_links.make.open') },
    steps: formSteps(0, t),
    closed: withFaults && assessed.assessment.closed ? closedAlert(assessed.assessment.closed, facts) : null,
    productCode: product.code,
    draftId,
    check: '/operations/orders/check',
    lookUp: '/operations/orders/organization',
    keyWarning: alert('stop', t('csr.faults.private_key'), { title: t('csr.faults.key_title'), urgent: true }),
    errors: errorSummary(fieldsOf(questions)),
    ...questions,
    live,
  }
}

export type LiveParts = ReturnType<typeof liveParts>

/** The parts of the form that answer while somebody types; the summary's button sends the form. */
export function liveParts(ask: Ask, facts: Omit<FormFacts, 'draftId' | 'linkHref' | 'accountKind' | 'rights'>) {
  const { assessed, t } = facts
  return {
    names: namesCheck(assessed, facts),
    csrHelp: csrHelp(assessed, t),
    csr: csrCheck(assessed, t),
    payment: meansField(ask, facts),
    summary: {
      title: t('shell.summary.title'),
      ...priceText(assessed, facts),
      submit: { label: t('operations.form.submit'), form: ORDER_FORM },
    },
  }
}

export function softwareFields(ask: Ask, { t }: Pick<FormFacts, 't'>) {
  return {
    choice: ask({
      kind: 'select',
      name: 'software',
      label: t('operations.software.choice'),
      hint: t('operations.software.hint'),
      required: true,
      options: [
        option('', t('shell.form.choose')),
        ...SOFTWARE.map(({ name }) => option(name, name)),
        option('other', t('operations.software.unlisted')),
      ],
    }),
    other: ask({
      name: 'software_other',
      label: t('operations.software.unlisted_name'),
      maxlength: TEXT_LIMITS.software,
      autocomplete: 'off',
    }),
  }
}

export const namesField = (ask: Ask, { t }: Pick<FormFacts, 't'>) =>
  ask({
    kind: 'textarea',
    name: 'names',
    label: t('operations.names.label'),
    hint: t('operations.names.hint'),
    required: true,
    rows: 5,
    maxlength: TEXT_LIMITS.namesText,
    mono: true,
  })

/** Guidance and quotes may begin without a CSR. */
function csrMayWait({ context: { account, product } }: FormFacts['assessed']): boolean {
  return product.guidance || account.purchaseOption === 'rebate' || account.purchaseOption === 'bulk'
}

export function csrFields(ask: Ask, mayWait: boolean, { t }: Pick<FormFacts, 't'>) {
  return {
    pasted: ask({
      kind: 'textarea',
      name: 'csr',
      label: t('csr.field.label'),
      hint: t(mayWait ? 'csr.field.hint_may_wait' : 'csr.field.hint'),
      rows: 7,
      mono: true,
      autocomplete: 'off',
    }),
    file: ask({
      kind: 'file',
      name: 'csr_file',
      label: t('csr.field.file'),
      hint: t('csr.field.file_hint'),
      accept: '.csr,.pem,.txt,.req,.p10,.der',
    }),
  }
}

export const referenceField = (ask: Ask, { t }: Pick<FormFacts, 't'>) =>
  ask({
    name: 'reference',
    label: t('operations.reference.label'),
    hint: t('operations.reference.hint'),
    maxlength: TEXT_LIMITS.customerReference,
    autocomplete: 'off',
  })

const ownFields = (ask: Ask, { assessed, typed, t }: FormFacts) =>
  assessed.context.customFields.map((one) => {
    const name = CUSTOM_COLUMNS[one.slot]
    return ask({ name, ...fieldQuestion(one, typed[name] ?? '', t) })
  })

export const commentField = (ask: Ask, { t }: Pick<FormFacts, 't'>) =>
  ask({
    kind: 'textarea',
    name: 'comment',
    label: t('operations.comment.label'),
    hint: t('operations.comment.hint'),
    rows: 3,
    maxlength: TEXT_LIMITS.comment,
  })

/** A program that is not listed is missing where its name is typed. */
export function atTypedField(faults: readonly OrderFault[], typed: FormFacts['typed']): readonly OrderFault[] {
  const isUnlisted = typed['software'] === 'other'
  return faults.map((fault) =>
    fault.field === 'software' && isUnlisted ? { ...fault, field: 'software_other' } : fault,
  )
}

/** Every field of the form in the order of the page. */
export function fieldsOf(group: object): Field[] {
  return Object.values(group).flatMap((part: unknown): Field[] => {
    if (typeof part !== 'object' || part === null) return []
    return isField(part) ? [part] : fieldsOf(part)
  })
}

const isField = (part: object): part is Field => 'describedBy' in part
