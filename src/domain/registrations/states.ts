/** Where a registration stands: `submitted` waits for sales, `correction` for the applicant. */
export const REGISTRATION_STATES = ['submitted', 'correction', 'accepted', 'refused'] as const
export type RegistrationState = (typeof REGISTRATION_STATES)[number]

export const REGISTRATION_ACTS = ['edit', 'ask_correction', 'correct', 'accept', 'refuse'] as const
export type RegistrationAct = (typeof REGISTRATION_ACTS)[number]

/** Sales may decide while the applicant still corrects: a call may have settled it. */
const TRANSITIONS: Readonly<Record<RegistrationState, Readonly<Partial<Record<RegistrationAct, RegistrationState>>>>> =
  {
    submitted: { edit: 'submitted', ask_correction: 'correction', accept: 'accepted', refuse: 'refused' },
    correction: {
      edit: 'correction',
      ask_correction: 'correction',
      correct: 'submitted',
      accept: 'accepted',
      refuse: 'refused',
    },
    accepted: {},
    refused: {},
  }

/** Nothing more is done with it. */
export const isDecided = (state: RegistrationState): boolean => Object.keys(TRANSITIONS[state]).length === 0

/** The state after the act, or null where it can't be done. */
export function afterRegistrationAct(state: RegistrationState, act: RegistrationAct): RegistrationState | null {
  return TRANSITIONS[state][act] ?? null
}
