import type { Product } from '#domain/catalogue/product.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { errorSummary, field, option } from '../components/field.ts'
import { pageHead } from '../components/page-head.ts'

export interface OutsideFormFacts {
  /** Makes the form count once, however often it is sent. */
  readonly id: string
  readonly draft: {
    readonly values: Readonly<Record<string, string>>
    readonly errors: Readonly<Record<string, string>>
  } | null
  readonly products: readonly Product[]
  readonly language: Language
  readonly t: Translate
}

/** What views/staff/outside-form.ejs is given: an order to be entered, best by its certificate. */
export function outsideFormPage({ id, draft, products, language, t }: OutsideFormFacts) {
  const about = (name: string) => ({ name, value: draft?.values[name] ?? '', error: draft?.errors[name] ?? null })
  const line = (name: 'commonName' | 'organizationName' | 'registrationNumber' | 'productName') => ({
    ...about(name),
    maxlength: 200,
  })
  const certificate = field({
    ...about('certificate'),
    kind: 'textarea',
    label: t('outside.form.certificate'),
    hint: t('outside.form.certificate_hint'),
    rows: 8,
    mono: true,
  })
  const sale = [
    field({ ...about('reference'), label: t('outside.form.reference'), required: true, maxlength: 60 }),
    field({
      ...about('buyerEmail'),
      kind: 'email',
      label: t('outside.form.buyer_email'),
      required: true,
      maxlength: 200,
    }),
    field({
      ...about('product'),
      kind: 'select',
      label: t('outside.form.product'),
      options: [
        option('', t('outside.form.other_product')),
        ...products.map(({ code, name }) => option(code, name[language])),
      ],
    }),
    field({ ...line('productName'), label: t('outside.form.product_name'), hint: t('outside.form.product_name_hint') }),
  ]
  const holder = [
    field({
      ...line('organizationName'),
      label: t('outside.form.organization'),
      hint: t('outside.form.or_certificate'),
    }),
    field({ ...line('registrationNumber'), label: t('outside.form.number'), hint: t('outside.form.number_hint') }),
    field({ ...line('commonName'), label: t('outside.form.name'), hint: t('outside.form.or_certificate') }),
    field({ ...about('validFrom'), kind: 'date', label: t('outside.form.valid_from') }),
    field({ ...about('validTo'), kind: 'date', label: t('outside.form.valid_to') }),
  ]
  return {
    title: t('outside.form.title'),
    head: pageHead({
      lead: t('outside.form.lead'),
      trail: [{ label: t('outside.list.title'), href: '/staff/outside-orders' }],
    }),
    errors: errorSummary([certificate, ...sale, ...holder]),
    id,
    certificate,
    sale,
    holder,
    submit: t('outside.form.submit'),
  }
}
