import { CHOSEN_PURPOSES } from '#domain/personal-data/purposes.ts'
import type { HeldPart, HeldRow, HeldValue, PartKey } from '#domain/personal-data/export.ts'
import { ORDER_EVENT_KINDS } from '#domain/orders/event-kinds.ts'
import { DOCUMENT_KINDS } from '#domain/documents/document.ts'
import { LOG_ACTIONS } from '#domain/logs/log-actions.ts'
import { THEMES } from '#domain/access/signed-in.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { eventSentence } from '#presenters/orders/timeline.ts'

/** More than that is for the file. */
const MOST_SHOWN = 20

/** What only the file tells: whole texts, and what has no words. */
export const IN_FILE: readonly string[] = ['text', 'details', 'input', 'product_code']
const KIND_IN_FILE: readonly PartKey[] = ['mails', 'operator_mails']

const CODES = [
  'totp',
  'passkey',
  'invoices',
  'copy',
  'emergency',
  'monitoring',
  'invitation',
  'reset',
  'accepted',
  'withdrawn',
  'submitted',
  'correction',
  'refused',
  'edited',
  'correction_asked',
  'corrected',
  'registration',
  'identity',
  'authorization',
  'purchase_order',
  'signed_quote',
  'to_check',
  'confirmed',
  'rejected',
] as const
const CODED: readonly string[] = ['kind', 'purpose', 'decision', 'state', 'category']

type FieldName = Parameters<Translate>[0] extends infer Key
  ? Key extends `personal.fields.${infer Name}`
    ? Name
    : never
  : never

/** The parts of what is held as the page shows them: each with what it is for, and its newest rows in words. */
export function heldParts(parts: readonly HeldPart[], language: Language, t: Translate) {
  return parts.map(({ key, rows }) => ({
    id: `held-${key.replaceAll('_', '-')}`,
    title: t(`personal.parts.${key}.title`),
    note: t(`personal.parts.${key}.note`),
    count: rows.length === 0 ? t('personal.page.nothing') : t('personal.page.count', { count: rows.length }),
    isEmpty: rows.length === 0,
    rows: rows.slice(0, MOST_SHOWN).map((row) => factsOf(key, row, language, t)),
    more: rows.length > MOST_SHOWN ? t('personal.page.shown', { count: MOST_SHOWN }) : null,
  }))
}

function factsOf(part: PartKey, row: HeldRow, language: Language, t: Translate) {
  return Object.entries(row)
    .filter(([, value]) => value !== null && value !== '')
    .filter(([name]) => !IN_FILE.includes(name) && !(name === 'kind' && KIND_IN_FILE.includes(part)))
    .map(([name, value]) => ({
      term: t(`personal.fields.${name as FieldName}`),
      text: part === 'order_events' && name === 'kind' ? eventText(row, t) : textOf(part, name, value, language, t),
      href: null,
      mono: false,
    }))
}

function textOf(part: PartKey, name: string, value: HeldValue, language: Language, t: Translate): string {
  const formats = formatsFor(language)
  if (value === null) return '–'
  if (value instanceof Date) return formats.dateTime(value).text
  if (typeof value === 'boolean') return t(value ? 'personal.codes.yes' : 'personal.codes.no')
  if (typeof value === 'number') return formats.number(value)
  if (typeof value === 'string') return wordOf(part, name, value, language, t)
  const texts = Object.values(value).filter((one) => typeof one === 'string' && one !== '')
  return texts.length > 0 ? texts.join(' · ') : '–'
}

/** What somebody did on an order, as its timeline says it. */
function eventText({ kind, details }: HeldRow, t: Translate): string {
  const known = ORDER_EVENT_KINDS.find((one) => one === kind)
  return known ? eventSentence({ kind: known, details: details as Readonly<Record<string, string | number>> }, t) : '–'
}

/** A code in words, where the house has any. */
function wordOf(part: PartKey, name: string, value: string, language: Language, t: Translate): string {
  const among = <Value extends string>(values: readonly Value[]) => values.find((one) => one === value)
  if (name === 'issued_on') return formatsFor(language).day(value).text
  const action = name === 'action' ? among(LOG_ACTIONS) : undefined
  if (action) return t(`administration.logs.actions.${action}`)
  const document = part === 'documents' && name === 'kind' ? among(DOCUMENT_KINDS) : undefined
  if (document) return t(`documents.title.${document}`)
  const spoken = name === 'language' ? among(LANGUAGES) : undefined
  if (spoken) return t(`shell.languages.${spoken}`)
  const theme = name === 'theme' ? among(THEMES) : undefined
  if (theme) return t(`shell.themes.${theme}`)
  const purpose = name === 'purpose' ? among(CHOSEN_PURPOSES) : undefined
  if (purpose) return t(`personal.purposes.${purpose}.label`)
  if (name === 'category' && value === 'other') return t('personal.codes.another')
  const code = CODED.includes(name) ? among(CODES) : undefined
  return code ? t(`personal.codes.${code}`) : value
}
