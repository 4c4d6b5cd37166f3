import { describe, expect, test } from 'vitest'
import {
  afterRegistrationAct,
  REGISTRATION_ACTS,
  REGISTRATION_STATES,
  type RegistrationAct,
  type RegistrationState,
} from '#domain/registrations/states.ts'

/** Every transition that there is. */
const TRANSITIONS: readonly (readonly [RegistrationState, RegistrationAct, RegistrationState])[] = [
  ['submitted', 'edit', 'submitted'],
  ['submitted', 'ask_correction', 'correction'],
  ['submitted', 'accept', 'accepted'],
  ['submitted', 'refuse', 'refused'],
  ['correction', 'edit', 'correction'],
  ['correction', 'ask_correction', 'correction'],
  ['correction', 'correct', 'submitted'],
  ['correction', 'accept', 'accepted'],
  ['correction', 'refuse', 'refused'],
]

describe.each(REGISTRATION_STATES)('a registration that is %s', (state) => {
  test.each(REGISTRATION_ACTS)('answers %s as the table says', (act) => {
    const after = TRANSITIONS.find(([from, by]) => from === state && by === act)?.[2] ?? null

    expect(afterRegistrationAct(state, act)).toBe(after)
  })
})
