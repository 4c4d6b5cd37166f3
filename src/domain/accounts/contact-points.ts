import { versionOf } from '#domain/access/profile.ts'
import type { Language } from '#domain/shared/language.ts'

/** What an address of the account is for. */
export const CONTACT_PURPOSES = ['invoices', 'copy', 'emergency', 'monitoring'] as const
export type ContactPurpose = (typeof CONTACT_PURPOSES)[number]

export interface ContactPoint {
  readonly email: string
  /** In which the portal writes to it. */
  readonly language: Language
}

/** The account's address for each purpose; null where there is none. */
export type ContactPoints = Readonly<Record<ContactPurpose, ContactPoint | null>>

/** Names what the form was filled from, so that of two at once the second is told. */
export const contactPointsVersion = (points: ContactPoints): string =>
  versionOf(...CONTACT_PURPOSES.map((purpose) => textOf(points[purpose])))

export function changedPurposes(before: ContactPoints, after: ContactPoints): readonly ContactPurpose[] {
  return CONTACT_PURPOSES.filter((purpose) => textOf(before[purpose]) !== textOf(after[purpose]))
}

const textOf = (point: ContactPoint | null): string => (point ? `${point.language} ${point.email}` : '')
