/** What cannot be switched off: without it there is no contract, no lawful account, no safe sign-in. */
export const NECESSARY_PURPOSES = ['orders', 'accounting', 'security'] as const

/** What people may allow, each by itself. Nothing is allowed before they have said so. */
export const CHOSEN_PURPOSES = ['news', 'satisfaction'] as const
export type ChosenPurpose = (typeof CHOSEN_PURPOSES)[number]

/** Of the words by which the purposes are named: whoever changes what they mean counts one further. */
export const PURPOSES_VERSION = 1

export interface PurposeChoice {
  readonly purpose: ChosenPurpose
  readonly allowed: boolean
  readonly version: number
  readonly chosenAt: Date
}

/** What somebody has chosen last, or nothing, for each purpose. */
export type PresentChoices = Readonly<Record<ChosenPurpose, PurposeChoice | null>>

export function presentChoices(choices: readonly PurposeChoice[]): PresentChoices {
  const lastOf = (purpose: ChosenPurpose) =>
    choices
      .filter((choice) => choice.purpose === purpose)
      .reduce<PurposeChoice | null>((last, one) => (last && last.chosenAt > one.chosenAt ? last : one), null)
  return { news: lastOf('news'), satisfaction: lastOf('satisfaction') }
}

/** What has to be written down: choices that differ from the last one, or were never made under these words. */
export function newChoices(
  present: PresentChoices,
  allowed: readonly ChosenPurpose[],
): readonly { readonly purpose: ChosenPurpose; readonly allowed: boolean }[] {
  return CHOSEN_PURPOSES.map((purpose) => ({ purpose, allowed: allowed.includes(purpose) })).filter(
    ({ purpose, allowed: now }) => present[purpose]?.allowed !== now || present[purpose].version !== PURPOSES_VERSION,
  )
}
