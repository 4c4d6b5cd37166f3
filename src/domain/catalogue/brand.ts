export const SUPPLIER_CODES = ['sectigo', 'digicert', 'globalsign', 'harica', 'certigna', 'signiflow'] as const
export type SupplierCode = (typeof SUPPLIER_CODES)[number]

/** Whom the data processing agreement is signed with; its connector carries out the orders. */
export interface Supplier {
  readonly code: SupplierCode
  readonly name: string
}

export const BRAND_CODES = [
  'tbs-x509',
  'globalsign',
  'signiflow',
  'digicert',
  'certigna',
  'positivessl',
  'thawte',
  'geotrust',
  'sectigo',
  'harica',
] as const
export type BrandCode = (typeof BRAND_CODES)[number]

/** What the customer sees on the product. */
export interface Brand {
  readonly code: BrandCode
  readonly name: string
  readonly supplier: SupplierCode
}
