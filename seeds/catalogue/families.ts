import type { Product } from '#domain/catalogue/product.ts'
import type { SubjectRules } from '#domain/catalogue/subject-fields.ts'

const NOTHING_ELSE = {
  commonName: 'required',
  organization: 'forbidden',
  organizationalUnit: 'forbidden',
  locality: 'forbidden',
  state: 'forbidden',
  country: 'forbidden',
  email: 'forbidden',
  serialNumber: 'forbidden',
  businessCategory: 'forbidden',
  jurisdictionCountry: 'forbidden',
  organizationIdentifier: 'forbidden',
} as const satisfies SubjectRules

/** OU has been forbidden since 2022 (BR §7.1.2.7). */
export const ORGANIZATION_SUBJECT = {
  ...NOTHING_ELSE,
  organization: 'required',
  locality: 'required',
  state: 'optional',
  country: 'required',
} as const satisfies SubjectRules

/** The EV attributes come from the audit; what the CSR says of them is overwritten (EVG §7.1.4.2). */
const EV_SUBJECT = {
  ...ORGANIZATION_SUBJECT,
  serialNumber: 'optional',
  businessCategory: 'optional',
  jurisdictionCountry: 'optional',
} as const satisfies SubjectRules

/** What a product of a family has in common with its sisters. */
type Family = Omit<
  Product,
  'code' | 'brand' | 'supplier' | 'name' | 'summary' | 'names' | 'chains' | 'dcvMethods' | 'migratesTo'
>

export const DV = {
  type: 'server',
  test: false,
  orderable: true,
  validation: 'dv',
  planYears: [1, 2, 3],
  planDays: null,
  certificateType: 'server',
  licences: false,
  guidance: true,
  subjectFields: NOTHING_ELSE,
  reissuable: true,
  renewable: true,
  autoRenewable: false,
  revocableOnline: true,
  cloneable: true,
  acceptance: false,
  progressSteps: ['csr', 'caa', 'dcv'],
  extraAttributes: [],
  caFamily: 'dv',
} as const satisfies Family

export const OV = {
  ...DV,
  validation: 'ov',
  subjectFields: ORGANIZATION_SUBJECT,
  autoRenewable: true,
  progressSteps: ['csr', 'caa', 'dcv', 'organization', 'callback'],
  caFamily: 'ov',
} as const satisfies Family

export const EV = { ...OV, validation: 'ev', subjectFields: EV_SUBJECT, caFamily: 'ev' } as const satisfies Family

/** A free DV certificate for a month: it can be reissued, and that is all. */
export const TEST = {
  ...DV,
  test: true,
  planYears: [1],
  planDays: 30,
  guidance: false,
  renewable: false,
} as const satisfies Family

/** What has no certificate of a host; its order form does not exist yet. */
export const NO_HOST = {
  ...DV,
  orderable: false,
  validation: 'none',
  names: null,
  certificateType: null,
  guidance: false,
  chains: [],
  subjectFields: null,
  reissuable: false,
  revocableOnline: false,
  cloneable: false,
  migratesTo: [],
  progressSteps: [],
  dcvMethods: [],
  caFamily: null,
} as const satisfies Family & Partial<Product>
