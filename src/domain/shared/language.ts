/** Languages of the portal: adding one is adding a folder in locales/ and its name here. */
export const LANGUAGES = ['en', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

/** A sentence in every language, for texts that are data (product names, notices). */
export type Localised = Readonly<Record<Language, string>>
