/** France and the overseas territories whose businesses are in the same SIRENE register (ISO 3166-1). */
const FRENCH_REGISTER = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF'])

export function usesFrenchRegister(country: string): boolean {
  return FRENCH_REGISTER.has(country)
}
