import type { Brand, Supplier } from '#domain/catalogue/brand.ts'
import type { ConnectorCode } from '#ports/certificate-authority.ts'

/** Every supplier starts with the built-in authority, so that all of the demo works on one machine. */
export const SUPPLIERS = [
  { code: 'sectigo', name: 'Sectigo Limited', connector: 'builtin' },
  { code: 'digicert', name: 'DigiCert, Inc.', connector: 'builtin' },
  { code: 'globalsign', name: 'GMO GlobalSign', connector: 'builtin' },
  { code: 'harica', name: 'HARICA', connector: 'builtin' },
  { code: 'certigna', name: 'Certigna', connector: 'builtin' },
  { code: 'signiflow', name: 'SigniFlow', connector: 'builtin' },
] as const satisfies readonly (Supplier & { readonly connector: ConnectorCode })[]

export const BRANDS = [
  { code: 'tbs-x509', name: 'TBS X509', supplier: 'sectigo' },
  { code: 'globalsign', name: 'GlobalSign', supplier: 'globalsign' },
  { code: 'signiflow', name: 'SigniFlow', supplier: 'signiflow' },
  { code: 'digicert', name: 'DigiCert', supplier: 'digicert' },
  { code: 'certigna', name: 'Certigna', supplier: 'certigna' },
  { code: 'positivessl', name: 'PositiveSSL', supplier: 'sectigo' },
  { code: 'thawte', name: 'Thawte', supplier: 'digicert' },
  { code: 'geotrust', name: 'GeoTrust', supplier: 'digicert' },
  { code: 'sectigo', name: 'Sectigo', supplier: 'sectigo' },
  { code: 'harica', name: 'HARICA', supplier: 'harica' },
] as const satisfies readonly Brand[]
