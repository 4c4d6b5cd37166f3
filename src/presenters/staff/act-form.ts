import type { ConfirmBy } from '#domain/access/second-factor.ts'
import type { Translate } from '#platform/i18n.ts'
import type { Alert } from '../components/alert.ts'
import type { Pill } from '../components/status-pill.ts'
import { errorSummary, field, type Field } from '../components/field.ts'
import type { Link } from '../components/link.ts'
import type { PageHead } from '../components/page-head.ts'
import { passkeyButton, type PasskeyButton } from '../two-factor/parts.ts'

/** A form as it was typed, to be shown again with what is wrong; empty when it is opened. */
export interface ActDraft {
  readonly values: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
}

export const NO_DRAFT: ActDraft = { values: {}, errors: {} }

interface KnownLine {
  readonly text: string
  readonly note: string
  readonly pill: Pill | null
}

interface Known {
  readonly title: string
  readonly isOpen: boolean
  readonly text: string
  readonly lines: readonly KnownLine[]
}

interface ActForm {
  readonly title: string
  readonly head: PageHead
  readonly notice?: Alert | null
  /** What keeps the act from being done; it stands above the form, or in its place. */
  readonly obstacles?: { readonly title: string; readonly items: readonly string[] } | null
  /** Null where nothing can be sent now. */
  readonly form: {
    readonly action: string
    /** What the form makes has this id, however often it is sent. */
    readonly id?: string
    /** What it was filled from. */
    readonly version?: string
    readonly text: string
    readonly points: readonly string[]
    /** What is known already and helps to judge. */
    readonly known?: Known | null
    readonly groups: readonly { readonly title: string | null; readonly fields: readonly Field[] }[]
    /** In the place of the code. */
    readonly passkey?: PasskeyButton | null
    readonly submit: string
    readonly danger: boolean
    readonly back: Link
  } | null
}

/** What views/staff/act.ejs is given: an act that is asked about first, and everything that it asks. */
export function actPage({ title, head, notice = null, obstacles = null, form }: ActForm) {
  return {
    title,
    head,
    notice,
    obstacles,
    errors: errorSummary(form?.groups.flatMap(({ fields }) => fields) ?? []),
    form: form && { id: null, version: null, passkey: null, known: null, ...form },
  }
}

/** Why it is done, and for administrators the code of their second factor. */
export function confirmFields(
  { values, errors }: ActDraft,
  { hint, confirmBy, t }: { readonly hint: string | null; readonly confirmBy: ConfirmBy; readonly t: Translate },
): readonly Field[] {
  const reason = field({
    kind: 'textarea',
    name: 'reason',
    label: t('accounts.confirm.reason'),
    hint,
    value: values['reason'] ?? '',
    error: errors['reason'] ?? null,
    required: true,
    rows: 3,
    maxlength: 1000,
  })
  return [reason, ...codeFields(errors, confirmBy, t)]
}

/** The code, where one is asked. What was typed is never shown again: it is used up. */
export const codeFields = (errors: ActDraft['errors'], by: ConfirmBy, t: Translate): readonly Field[] =>
  by === 'nothing'
    ? []
    : [
        field({
          name: 'code',
          label: t('accounts.confirm.code'),
          hint: t(`accounts.confirm.hint_${by}`),
          error: errors['code'] ?? null,
          required: by === 'code',
          autocomplete: 'one-time-code',
          maxlength: 60,
        }),
      ]

/** For administrators who have a passkey; null for others. */
export const passkeyPart = (by: ConfirmBy, t: Translate): PasskeyButton | null =>
  by === 'passkey_or_code' ? passkeyButton('get', CHALLENGES, t('security.passkeys.confirm'), t, 'button') : null

const CHALLENGES = { address: '/staff/two-factor/passkey-challenges' }
