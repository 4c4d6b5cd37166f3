import { isOpenMandate, type Mandate } from '#domain/mandates/mandate.ts'
import { COPY_KINDS, type SignedCopy } from '#domain/mandates/signed-copy.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '../../components/alert.ts'
import { errorSummary, field } from '../../components/field.ts'
import { formatsFor } from '../../components/formats.ts'
import { pageHead } from '../../components/page-head.ts'
import { pill } from '../../components/status-pill.ts'
import type { Tone } from '../../components/tone.ts'
import { fact, facts, type Fact } from '../../orders/facts.ts'
import { preferencesFrame } from './frame.ts'
import { mandateFields, type MandateDraft } from './mandate-fields.ts'

export interface MandateFacts {
  readonly mandate: Mandate | null
  /** The signed paper as it was sent, if it was. */
  readonly copy: SignedCopy | null
  readonly copyError?: string | null
  readonly closed: 'not_in_euros' | 'no_creditor' | null
  /** What the form's mandate will have as its id. */
  readonly id: string
  /** What the form is filled with: as typed, or what is known. */
  readonly draft: MandateDraft
  readonly errors?: Readonly<Record<string, string>>
  readonly language: Language
  readonly t: Translate
}

export const MANDATE_TONE = {
  requested: 'act',
  valid: 'done',
  refused: 'stop',
  revoked: 'quiet',
} as const satisfies Record<Mandate['state'], Tone>

/** What views/administration/preferences/mandate.ejs is given: the mandate as it stands, or the form of another one. */
export function mandatePage(page: MandateFacts) {
  const { mandate, closed, id, t } = page
  const isOpen = mandate !== null && isOpenMandate(mandate.state)
  const upload = mandate?.state === 'requested' ? uploadForm(mandate, page) : null
  const fields = isOpen || closed !== null ? [] : mandateFields(page)
  return {
    ...preferencesFrame('mandate', t),
    lead: t('preferences.mandate.lead'),
    errors: errorSummary(upload ? [upload.field] : fields),
    notYet: closed === null ? alert('quiet', t('preferences.mandate.no_debits_yet')) : null,
    closed: closed !== null && mandate === null ? alert('quiet', t(`preferences.mandate.closed.${closed}`)) : null,
    mandate: mandate ? standing(mandate, page) : null,
    upload,
    form:
      fields.length > 0
        ? {
            title: t('preferences.mandate.form'),
            lead: t('preferences.mandate.form_lead'),
            id,
            fields,
            submit: t('preferences.mandate.submit'),
          }
        : null,
  }
}

/** The signed paper sent from here instead of by post; a second one takes the place of the first. */
function uploadForm({ id }: Mandate, { copy, copyError = null, language, t }: MandateFacts) {
  return {
    title: t('preferences.mandate.copy.title'),
    lead: t('preferences.mandate.copy.lead'),
    sent: copy && alert('done', sentText(copy, { language, t })),
    action: `/administration/preferences/mandates/${id}/copy`,
    field: field({
      kind: 'file',
      name: 'paper',
      label: t('preferences.mandate.copy.file'),
      hint: t('preferences.mandate.copy.hint'),
      error: copyError,
      required: true,
      accept: Object.entries(COPY_KINDS)
        .flatMap(([kind, ending]) => [kind, `.${ending}`])
        .join(','),
    }),
    submit: t(copy ? 'preferences.mandate.copy.replace' : 'preferences.mandate.copy.send'),
  }
}

/** When the signed paper was sent and by whom, for its customer and for staff. */
export function sentText(
  { sentAt, sentBy }: SignedCopy,
  { language, t }: Pick<MandateFacts, 'language' | 't'>,
): string {
  return t('preferences.mandate.copy.sent', { date: formatsFor(language).date(sentAt).text, name: sentBy })
}

function standing(mandate: Mandate, { copy, language, t }: MandateFacts) {
  const { id, state, email } = mandate
  const isWaiting = state === 'requested'
  const shown = isWaiting && copy ? 'sent' : state
  const base = `/administration/preferences/mandates/${id}`
  return {
    title: t('preferences.mandate.your', { reference: mandate.reference }),
    pill: pill(shown === 'sent' ? 'work' : MANDATE_TONE[state], t(`preferences.mandate.state.${shown}`)),
    text: t(`preferences.mandate.state_text.${shown}`),
    mailed: isWaiting
      ? email === null
        ? t('preferences.mandate.mailed')
        : t('preferences.mandate.mailed_to', { email })
      : null,
    facts: mandateFactList(mandate, { language, t }),
    print: isWaiting ? { label: t('preferences.mandate.print'), href: `${base}/print` } : null,
    revoke: isOpenMandate(state)
      ? {
          label: t(isWaiting ? 'preferences.mandate.withdraw' : 'preferences.mandate.revoke'),
          href: `${base}/revocation`,
        }
      : null,
  }
}

/** A mandate in lines, for its customer and for staff; of the IBAN its end alone. */
export function mandateFactList(
  mandate: Mandate,
  { language, t }: Pick<MandateFacts, 'language' | 't'>,
): readonly Fact[] {
  const { date, day } = formatsFor(language)
  return facts([
    fact(t('preferences.mandate.reference'), mandate.reference, { mono: true }),
    fact(t('preferences.mandate.creditor'), mandate.creditor.name),
    fact(t('preferences.mandate.debtor'), mandate.debtorName),
    fact(t('preferences.mandate.account'), t('preferences.mandate.iban_end', { end: mandate.ibanEnd })),
    fact(t('preferences.mandate.bic'), mandate.bic, { mono: true }),
    fact(
      t('preferences.mandate.requested'),
      t('preferences.mandate.requested_by', { date: date(mandate.requestedAt).text, name: mandate.requestedBy }),
    ),
    fact(t('preferences.mandate.signed'), mandate.signedOn && day(mandate.signedOn).text),
    fact(t('preferences.mandate.reason'), mandate.refusalReason),
    fact(t('preferences.mandate.revoked_at'), mandate.revokedAt && date(mandate.revokedAt).text),
  ])
}

/** What views/administration/confirm.ejs is given before a mandate is revoked. */
export function mandateRevocationPage({ id, reference, ibanEnd }: Mandate, t: Translate) {
  const back = '/administration/preferences/mandate'
  return {
    title: t('preferences.mandate.revocation.title', { reference }),
    head: pageHead({ trail: [{ label: t('preferences.tab.mandate'), href: back }] }),
    confirm: {
      action: `/administration/preferences/mandates/${id}/revocation`,
      text: t('preferences.mandate.revocation.text', {
        reference,
        iban: t('preferences.mandate.iban_end', { end: ibanEnd }),
      }),
      consequences: [t('preferences.mandate.revocation.at_once'), t('preferences.mandate.revocation.new_one')],
      fields: [],
      submit: t('preferences.mandate.revocation.submit'),
      back: { label: t('preferences.mandate.revocation.back'), href: back },
    },
  }
}
