import { agreementState, type AgreementState, type SupplierAgreement } from '#domain/agreements/agreement.ts'
import type { Translate } from '#platform/i18n.ts'
import { pill, type Pill } from '#presenters/components/status-pill.ts'
import type { Tone } from '#presenters/components/tone.ts'

const TONE_OF_STATE: Readonly<Record<AgreementState, Tone>> = {
  accepted: 'done',
  open: 'act',
  renewed: 'act',
  withdrawn: 'quiet',
}

/** Where the account stands with a supplier's agreement, in a word. */
export function agreementPill(agreement: Pick<SupplierAgreement, 'current' | 'last'>, t: Translate): Pill {
  const state = agreementState(agreement)
  return pill(TONE_OF_STATE[state], t(`contract.agreement_states.${state}`))
}
