import { grants, type Right } from '#domain/access/rights.ts'
import { mandateMessage, type Mandate } from '#domain/mandates/mandate.ts'
import type { Translate } from '#platform/i18n.ts'
import type { Tone } from '../components/tone.ts'

export interface MandateFacts {
  /** The newest direct debit mandate. */
  readonly mandate: (Pick<Mandate, 'reference' | 'state' | 'decidedAt'> & { readonly hasCopy: boolean }) | null
  readonly rights: ReadonlySet<Right>
  readonly now: Date
  readonly t: Translate
}

const MANDATE_TONE = { requested: 'act', refused: 'stop', valid: 'done' } as const satisfies Record<string, Tone>

/** What has become of the direct debit mandate, for those who see to it. */
export function mandateTask({ mandate, rights, now, t }: MandateFacts) {
  const message = mandate && grants(rights, 'administration:manage') ? mandateMessage(mandate, now) : null
  if (!mandate || message === null) return []
  return [
    {
      tone: MANDATE_TONE[message],
      text: t(`home.mandate.${message}`, { reference: mandate.reference }),
      action: t(`home.mandate.go.${message}`),
      href: '/administration/preferences/mandate',
    },
  ]
}
