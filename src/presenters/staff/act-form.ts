import type { Translate } from '#platform/i18n.ts'
import type { Alert } from '../components/alert.ts'
import { errorSummary, field, type Field } from '../components/field.ts'
import type { Link } from '../components/link.ts'
import type { PageHead } from '../components/page-head.ts'

/** A form as it was typed, to be shown again with what is wrong; empty when it is opened. */
export interface ActDraft {
  readonly values: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
}

export const NO_DRAFT: ActDraft = { values: {}, errors: {} }

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
    readonly groups: readonly { readonly title: string | null; readonly fields: readonly Field[] }[]
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
    form: form && { id: null, version: null, ...form },
  }
}

/** Why it is done, and for administrators the code of their second factor. */
export function confirmFields(
  { values, errors }: ActDraft,
  { hint, asksCode, t }: { readonly hint: string | null; readonly asksCode: boolean; readonly t: Translate },
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
  return asksCode ? [reason, codeField(errors, t)] : [reason]
}

/** What was typed is never shown again: it is used up. */
export const codeField = (errors: ActDraft['errors'], t: Translate): Field =>
  field({
    name: 'code',
    label: t('accounts.confirm.code'),
    hint: t('accounts.confirm.code_hint'),
    error: errors['code'] ?? null,
    required: true,
    autocomplete: 'one-time-code',
    maxlength: 60,
  })
