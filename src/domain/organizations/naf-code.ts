import { holdsOn, type Dated } from '#domain/rules/dated.ts'
import { usesFrenchRegister } from './french-register.ts'

export type NafReading =
  | { readonly ok: true; readonly code: string; readonly nomenclature: Nomenclature }
  | { readonly ok: false; readonly fault: 'only_for_french' | 'bad_format' }

export type Nomenclature = 'naf_rev_2' | 'naf_2025'

/** Both look alike, so a stored code keeps the nomenclature it was given under (ID-02). */
const NOMENCLATURES: readonly (Dated & { readonly name: Nomenclature })[] = [
  { from: '2008-01-01', name: 'naf_rev_2', rule: 'ID-02', source: 'décret 2007-1888' },
  { from: '2027-01-01', name: 'naf_2025', rule: 'ID-02', source: 'décret 2025-736' },
]

/** Reads the activity code of a French organization; others have none. */
export function readNafCode(typed: string, country: string, at: Date): NafReading {
  if (!usesFrenchRegister(country)) return { ok: false, fault: 'only_for_french' }
  const [, division, rest] = /^(\d{2})\.?(\d{2}[A-Z])$/.exec(typed.replace(/\s/g, '').toUpperCase()) ?? []
  if (division === undefined) return { ok: false, fault: 'bad_format' }
  return { ok: true, code: `${division}.${rest}`, nomenclature: holdsOn(NOMENCLATURES, at).name }
}
