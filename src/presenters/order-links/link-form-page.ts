import type { AssessedOrder } from '#domain/orders/assessment.ts'
import { ASKER_LIMITS } from '#domain/orders/stranger-order.ts'
import { TEXT_LIMITS } from '#domain/orders/text-faults.ts'
import { needsPurchaseOrder } from '#domain/orders/purchase-order.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '#presenters/components/alert.ts'
import { errorSummary } from '#presenters/components/field.ts'
import { pageHead } from '#presenters/components/page-head.ts'
import { csrCheck, csrHelp } from '#presenters/operations/csr-check.ts'
import { complaints } from '#presenters/operations/fault-sentences.ts'
import { asker, type Ask, type FormFacts } from '#presenters/operations/form-facts.ts'
import { kindField, organizationFields } from '#presenters/operations/holder-fields.ts'
import { namesCheck } from '#presenters/operations/names-check.ts'
import {
  atTypedField,
  commentField,
  csrFields,
  fieldsOf,
  namesField,
  referenceField,
  softwareFields,
} from '#presenters/operations/order-form-page.ts'
import { personFields } from '#presenters/operations/person-fields.ts'
import { planText } from '#presenters/operations/price-lines.ts'
import { chainFields } from '#presenters/operations/product-fields.ts'

export interface LinkFormFacts {
  readonly accountName: string
  readonly assessed: AssessedOrder
  readonly typed: Readonly<Record<string, string>>
  readonly token: string
  readonly nonce: string
  readonly withFaults: boolean
  readonly isTooMany: boolean
  readonly language: Language
  readonly t: Translate
}

/** What views/order-links/form.ejs is given: the order form for somebody outside, without any price. */
export function linkFormPage(facts: LinkFormFacts) {
  const { accountName, assessed, typed, token, nonce, withFaults, isTooMany, language, t } = facts
  const { product } = assessed.context
  const faults = withFaults ? assessed.assessment.faults : []
  const ask = asker(typed, complaints(atTypedField(faults, typed), t))
  const form: FormFacts = {
    assessed,
    typed,
    draftId: '',
    linkHref: null,
    accountKind: 'company',
    rights: new Set(),
    withFaults,
    t,
    language,
  }
  const questions = {
    asker: askerFields(ask, t),
    product: [...licenceFields(ask, facts), ...chainFields(ask, form)],
    holder: [
      ...organizationFields(ask, 'organization_', { t, language }, t('operations.organization.number_hint')),
      ...[kindField(ask, product, t)].filter((one) => one !== null),
    ],
    corporate: personFields(ask, 'corporate', form),
    technical: personFields(ask, 'technical', form),
    names: namesField(ask, form),
    software: softwareFields(ask, form),
    csr: csrFields(ask, false, form).pasted,
    more: [...purchaseOrderFields(ask, facts), referenceField(ask, form), commentField(ask, form)],
  }
  const names = namesCheck(assessed, { t, language })
  return {
    title: t('order_links.form.title', { product: product.name[language] }),
    head: pageHead({ lead: t('order_links.form.lead', { account: accountName }) }),
    notice: isTooMany ? alert('stop', t('order_links.form.too_many'), { urgent: true }) : null,
    errors: errorSummary(fieldsOf(questions)),
    action: `/order-links/${token}`,
    nonce,
    summary: product.summary[language],
    plan: t('order_links.form.plan', { plan: planText(product, assessed.input.years, t) }),
    askerText: t('order_links.form.asker_text', { account: accountName }),
    ...questions,
    live: {
      names: { ...names, chips: names.chips.map((chip) => ({ ...chip, price: null })), alternatives: null },
      csrHelp: csrHelp(assessed, t),
      csr: csrCheck(assessed, t),
    },
    priceNote: t('order_links.form.price_note', { account: accountName }),
    submit: t('order_links.form.submit'),
  }
}

const askerFields = (ask: Ask, t: Translate) => [
  ask({
    name: 'asker_name',
    label: t('order_links.form.asker_name'),
    required: true,
    maxlength: ASKER_LIMITS.name,
    autocomplete: 'name',
  }),
  ask({
    kind: 'email',
    name: 'asker_email',
    label: t('order_links.form.asker_email'),
    required: true,
    maxlength: ASKER_LIMITS.email,
    autocomplete: 'email',
  }),
]

function licenceFields(ask: Ask, { assessed, t }: LinkFormFacts) {
  if (!assessed.context.product.licences) return []
  return [
    ask({
      kind: 'number',
      name: 'licences',
      label: t('operations.product.licences'),
      hint: t('order_links.form.licences_hint'),
      inputmode: 'numeric',
    }),
  ]
}

/** Asked for where something is invoiced; the account may demand it. */
function purchaseOrderFields(ask: Ask, { accountName, assessed, t }: LinkFormFacts) {
  const { context, assessment, input } = assessed
  if (assessment.net === 0n) return []
  return [
    ask({
      name: 'purchase_order',
      label: t('order_links.form.purchase_order'),
      hint: t('order_links.form.purchase_order_hint', { account: accountName }),
      required: context.account.purchaseOrderRequired && needsPurchaseOrder(input, assessment.net),
      maxlength: TEXT_LIMITS.purchaseOrder,
      autocomplete: 'off',
    }),
  ]
}

/** What views/order-links/received.ejs is given; it names nobody, so that it is the same for everybody. */
export function linkReceivedPage(t: Translate) {
  return {
    title: t('order_links.received.title'),
    head: pageHead({ lead: t('order_links.received.lead') }),
    steps: [t('order_links.received.approval'), t('order_links.received.mail'), t('order_links.received.certificate')],
  }
}
