import type { Mandate } from '#domain/mandates/mandate.ts'
import { copyName, type SignedCopy } from '#domain/mandates/signed-copy.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { mandateFactList, MANDATE_TONE, sentText } from '../administration/preferences/mandate-page.ts'
import { errorSummary, field } from '../components/field.ts'
import { pageHead } from '../components/page-head.ts'
import { pill } from '../components/status-pill.ts'

export interface StaffMandateFacts {
  readonly account: { readonly name: string }
  readonly mandate: Mandate
  readonly copy: SignedCopy | null
  readonly draft: {
    readonly values: Readonly<Record<string, string>>
    readonly errors: Readonly<Record<string, string>>
  } | null
  readonly language: Language
  readonly t: Translate
}

/** A mandate's state as staff say it. */
export const staffMandatePill = (state: Mandate['state'], t: Translate) =>
  pill(MANDATE_TONE[state], t(`staff.mandates.states.${state}`))

/** What views/staff/mandate.ejs is given: a mandate, and while it waits the two ways in which its paper can come back. */
export function staffMandatePage({ account, mandate, copy, draft, language, t }: StaffMandateFacts) {
  const about = (name: string) => ({ name, value: draft?.values[name] ?? '', error: draft?.errors[name] ?? null })
  const signedOn = field({
    ...about('signedOn'),
    kind: 'date',
    label: t('staff.mandates.signed_on'),
    hint: t('staff.mandates.signed_hint'),
    required: true,
  })
  const reason = field({
    ...about('reason'),
    kind: 'textarea',
    label: t('staff.mandates.reason'),
    required: true,
    rows: 3,
    maxlength: 500,
  })
  const at = (act: string) => `/staff/mandates/${mandate.id}/${act}`
  const isWaiting = mandate.state === 'requested'
  return {
    title: t('staff.mandates.one', { reference: mandate.reference }),
    head: pageHead({
      trail: [{ label: t('staff.mandates.title'), href: '/staff/mandates' }],
      lead: t('staff.mandates.of', { account: account.name }),
      pill: staffMandatePill(mandate.state, t),
    }),
    errors: errorSummary(isWaiting ? [signedOn, reason] : []),
    factsTitle: t('staff.mandates.facts'),
    facts: mandateFactList(mandate, { language, t }),
    copy: copy && {
      title: t('staff.mandates.copy'),
      text: sentText(copy, { language, t }),
      link: { label: t('staff.mandates.copy_open', { name: copyName(mandate.reference, copy) }), href: at('copy') },
    },
    compare: isWaiting ? t('staff.mandates.compare') : null,
    forms: isWaiting
      ? [
          {
            title: t('staff.mandates.accept'),
            text: null,
            seen: copy?.sha256 ?? '',
            action: at('acceptance'),
            field: signedOn,
            submit: t('staff.mandates.accept_submit'),
            look: 'btn-seal',
          },
          {
            title: t('staff.mandates.refuse'),
            text: t('staff.mandates.refuse_text'),
            seen: copy?.sha256 ?? '',
            action: at('refusal'),
            field: reason,
            submit: t('staff.mandates.refuse_submit'),
            look: 'btn-danger',
          },
        ]
      : [],
  }
}
