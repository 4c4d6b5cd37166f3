import {
  REGISTRATION_VIEWS,
  type ListedRegistration,
  type RegistrationView,
} from '#domain/registrations/listed-registration.ts'
import type { RegistrationState } from '#domain/registrations/states.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { field } from '../components/field.ts'
import { filterBar } from '../components/filter-bar.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { pill, type Pill } from '../components/status-pill.ts'
import { plainColumn, table } from '../components/table.ts'
import type { Tone } from '../components/tone.ts'
import { countryName } from '../operations/holder-fields.ts'

export interface RegistrationsFacts {
  readonly address: string
  readonly view: RegistrationView
  readonly keyword: string
  readonly registrations: readonly ListedRegistration[]
  /** The list ends there. */
  readonly most: number
  readonly language: Language
  readonly t: Translate
}

const COLUMNS = ['name', 'applicant', 'country', 'kind', 'since', 'state'] as const

/** What views/staff/registrations.ejs is given: who wants an account. */
export function registrationsPage(facts: RegistrationsFacts) {
  const { address, view, keyword, registrations, most, language, t } = facts
  const { dateTime } = formatsFor(language)
  const search = field({
    name: 'q',
    kind: 'search',
    label: t('registrations.list.search'),
    value: keyword,
    maxlength: 100,
  })
  return {
    title: t('registrations.list.title'),
    head: pageHead({ lead: t('registrations.list.lead') }),
    tabs: {
      label: t('registrations.list.views'),
      links: REGISTRATION_VIEWS.map((one) => ({
        label: t(`registrations.list.view.${one}`),
        href: one === 'waiting' ? '/staff/registrations' : `/staff/registrations?show=${one}`,
        current: one === view,
      })),
    },
    filters: filterBar(address, [search]),
    table: table({
      caption: t('registrations.list.title'),
      columns: COLUMNS.map((column) => plainColumn(t(`registrations.list.columns.${column}`))),
      count:
        registrations.length > most
          ? t('registrations.list.capped', { count: most })
          : t('registrations.list.count', { count: registrations.length }),
      empty: registrations.length > 0 ? null : emptyState(keyword, t),
    }),
    labels: Object.fromEntries(COLUMNS.map((column) => [column, t(`registrations.list.columns.${column}`)])) as Record<
      (typeof COLUMNS)[number],
      string
    >,
    rows: registrations.slice(0, most).map((row) => ({
      href: `/staff/registrations/${row.id}`,
      name: row.name,
      number: row.registration_number,
      applicant: row.applicant,
      address: row.address,
      country: countryName(row.country, language),
      kind: t(`staff.accounts.kind.${row.kind}`),
      since: dateTime(row.submitted_at),
      state: statePill(row.state, t),
    })),
  }
}

const TONES: Readonly<Record<RegistrationState, Tone>> = {
  submitted: 'act',
  correction: 'work',
  accepted: 'done',
  refused: 'quiet',
}

export const statePill = (state: RegistrationState, t: Translate): Pill =>
  pill(TONES[state], t(`registrations.states.${state}`))

function emptyState(keyword: string, t: Translate) {
  return keyword === ''
    ? { title: t('registrations.list.none_title'), text: t('registrations.list.none_text'), action: null }
    : {
        title: t('registrations.list.empty_title', { keyword }),
        text: t('registrations.list.empty_text'),
        action: null,
      }
}
