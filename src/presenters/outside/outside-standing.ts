import type { AttachedState } from '#domain/outside/outside-order.ts'
import type { Translate } from '#platform/i18n.ts'
import { pill } from '../components/status-pill.ts'
import type { Tone } from '../components/tone.ts'

const TONES: Readonly<Record<AttachedState | 'free', Tone>> = {
  free: 'quiet',
  to_check: 'work',
  confirmed: 'done',
  rejected: 'stop',
}

/** Whether somebody has an order of the register, and what they say about it. */
export function outsidePill(state: AttachedState | null, t: Translate) {
  const standing = state ?? 'free'
  return pill(TONES[standing], t(`outside.states.${standing}`))
}
