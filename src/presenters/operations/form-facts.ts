import type { Right } from '#domain/access/rights.ts'
import type { AccountSummary } from '#domain/access/signed-in.ts'
import type { AssessedOrder } from '#domain/orders/assessment.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { field, option, type Field } from '#presenters/components/field.ts'
import type { Complaints } from './fault-sentences.ts'

/** What the order form is drawn from. */
export interface FormFacts {
  readonly assessed: AssessedOrder
  /** Each field as it was typed. */
  readonly typed: Readonly<Record<string, string>>
  readonly draftId: string
  /** Where a link for somebody outside is made; null for who may not. */
  readonly linkHref: string | null
  readonly accountKind: AccountSummary['kind']
  readonly rights: ReadonlySet<Right>
  /** Whether the faults are shown: not before the form was sent. */
  readonly withFaults: boolean
  readonly t: Translate
  readonly language: Language
}

/**
 * Makes a field that holds what was typed and, once the form was sent, its complaint. `about` says whose question it is
 * where several people or organizations are asked the same.
 */
export type Ask = (draft: Parameters<typeof field>[0], about?: string) => Field

export function asker(typed: FormFacts['typed'], complaintAt: Complaints): Ask {
  return (draft, about) => {
    const label = about === undefined ? draft.label : `${about} – ${draft.label}`
    return field({ value: typed[draft.name] ?? '', error: complaintAt(draft.name, label), ...draft })
  }
}

interface TickDraft {
  readonly name: string
  readonly label: string
  readonly answer: string
  readonly note: string | null
  readonly isTicked: boolean
}

/** A single box to tick under its question, with what ticking it means. */
export function askTick(ask: Ask, { name, label, answer, note, isTicked }: TickDraft): Field {
  return ask({
    kind: 'checkboxes',
    name,
    label,
    values: isTicked ? ['yes'] : [],
    options: [option('yes', answer, { note })],
  })
}
