/** The attributes of a CSR's subject that a product has an opinion about. */
export const SUBJECT_FIELDS = [
  'commonName',
  'organization',
  'organizationalUnit',
  'locality',
  'state',
  'country',
  'email',
  'serialNumber',
  'businessCategory',
  'jurisdictionCountry',
  'organizationIdentifier',
] as const
export type SubjectField = (typeof SUBJECT_FIELDS)[number]

export type FieldRule = 'required' | 'optional' | 'forbidden'
export type SubjectRules = Readonly<Record<SubjectField, FieldRule>>
