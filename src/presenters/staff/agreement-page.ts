import type { ConfirmBy } from '#domain/access/second-factor.ts'
import type { AgreementVersion } from '#domain/agreements/agreement.ts'
import { MOST_AGREEMENT_CHARACTERS } from '#domain/agreements/agreement-text.ts'
import type { Supplier } from '#domain/catalogue/brand.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { errorSummary, field } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { richText } from '../components/rich-text.ts'
import { confirmFields, NO_DRAFT, passkeyPart, type ActDraft } from './act-form.ts'

export interface StaffAgreementFacts {
  readonly supplier: Supplier
  /** The current one first. */
  readonly versions: readonly AgreementVersion[]
  readonly draft: ActDraft | null
  readonly confirmBy: ConfirmBy
  readonly language: Language
  readonly t: Translate
}

/** What views/staff/agreement.ejs is given: a form with the current text, to become the next version, and all versions. */
export function staffAgreementPage({ supplier, versions, draft, confirmBy, language, t }: StaffAgreementFacts) {
  const { date } = formatsFor(language)
  const [current] = versions
  const base = current?.version ?? 0
  const texts = LANGUAGES.map((code) =>
    field({
      kind: 'textarea',
      name: code,
      label: t('staff.agreement.text', { language: t(`shell.languages.${code}`) }),
      hint: t('staff.agreement.text_hint'),
      value: draft ? (draft.values[code] ?? '') : (current?.body[code] ?? ''),
      error: draft?.errors[code] ?? null,
      required: true,
      rows: 16,
      maxlength: MOST_AGREEMENT_CHARACTERS,
    }),
  )
  const fields = [...texts, ...confirmFields(draft ?? NO_DRAFT, { hint: null, confirmBy, t })]
  return {
    title: t('contract.agreement.title', { supplier: supplier.name }),
    head: pageHead({ trail: [{ label: t('staff.agreements.title'), href: '/staff/data-processing' }] }),
    errors: errorSummary(fields),
    form: {
      title: t('staff.agreement.publish', { version: base + 1 }),
      text: t('staff.agreement.publish_text'),
      action: `/staff/data-processing/${supplier.code}/versions`,
      base,
      fields,
      passkey: passkeyPart(confirmBy, t),
      submit: t('staff.agreement.submit', { version: base + 1 }),
    },
    versions: versions.map(({ version, publishedAt, publishedBy, body }) => ({
      title: t('contract.version', { version }),
      by: t('contract.by', { date: date(publishedAt).text, name: publishedBy }),
      text: richText(body[language]),
    })),
    versionsTitle: t('staff.agreement.versions'),
  }
}
