import type { Product } from '#domain/catalogue/product.ts'

/** An OV product for several names, sold with everything; a test changes the fields that it is about. */
export function aProduct(fields: Partial<Product> = {}): Product {
  return {
    code: 'sample',
    brand: 'sectigo',
    supplier: 'sectigo',
    type: 'server',
    test: false,
    orderable: true,
    validation: 'ov',
    name: { en: 'Sample', fr: 'Échantillon' },
    summary: { en: 'A sample.', fr: 'Un échantillon.' },
    names: {
      base: 'host',
      freeCompanion: true,
      kinds: {
        additional: { included: 0, maximum: 10 },
        domain: { included: 0, maximum: 10 },
        wildcard: { included: 0, maximum: 0 },
      },
      ipAddresses: false,
    },
    planYears: [1, 2],
    planDays: null,
    certificateType: 'server',
    licences: true,
    guidance: true,
    chains: [],
    subjectFields: null,
    reissuable: true,
    renewable: true,
    autoRenewable: true,
    revocableOnline: true,
    cloneable: true,
    migratesTo: [],
    acceptance: false,
    progressSteps: [],
    extraAttributes: [],
    dcvMethods: [],
    caFamily: 'ov',
    ...fields,
  }
}
