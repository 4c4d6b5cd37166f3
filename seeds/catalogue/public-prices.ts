import type { PriceItem } from '#domain/pricing/price.ts'

/**
 * Invented public prices in whole euros, without VAT, for one year. Everything else in the demo's price list is worked
 * out of this table.
 */
export const PUBLIC_PRICES: Readonly<Record<string, Readonly<Partial<Record<PriceItem, number>>>>> = {
  'tbs-x509-standard': { base: 169, additional: 39, licence: 85, guidance: 49 },
  'tbs-x509-wildcard': { base: 459, licence: 229, guidance: 49 },
  'tbs-x509-multi-site': { base: 259, additional: 39, domain: 59, wildcard: 279, licence: 129, guidance: 49 },
  'tbs-x509-ev': { base: 349, additional: 69, domain: 99, licence: 169, guidance: 69 },
  'tbs-x509-test': { base: 0 },
  positivessl: { base: 29, guidance: 39 },
  'positivessl-wildcard': { base: 129, guidance: 39 },
  'positivessl-multi-domain': { base: 59, domain: 19, guidance: 39 },
  'sectigo-ov-ssl': { base: 119, guidance: 49 },
  'sectigo-ev-multi-domain': { base: 389, additional: 79, domain: 109, guidance: 69 },
  'digicert-basic-ov': { base: 289, additional: 49, domain: 89, wildcard: 489, guidance: 59 },
  'digicert-secure-site-ev': { base: 899, additional: 129, domain: 259, guidance: 79 },
  'geotrust-quickssl-premium': { base: 119, additional: 29, guidance: 39 },
  'geotrust-true-businessid-wildcard': { base: 549, guidance: 59 },
  'thawte-ssl123': { base: 99, guidance: 39 },
  'thawte-web-server': { base: 199, additional: 45, domain: 79, guidance: 49 },
  'globalsign-domainssl': { base: 189, additional: 35, guidance: 49 },
  'globalsign-organizationssl': { base: 299, additional: 55, domain: 95, guidance: 59 },
  'globalsign-organizationssl-wildcard': { base: 739, guidance: 59 },
  'harica-dv': { base: 49, guidance: 39 },
  'harica-ov': { base: 109, additional: 19, domain: 35, wildcard: 149, guidance: 49 },
  'certigna-ssl': { base: 189, additional: 45, licence: 95, guidance: 59 },
  'globalsign-personalsign': { base: 69 },
  'sectigo-code-signing': { base: 319 },
  'harica-qwac-psd2': { base: 459, additional: 59, domain: 79, guidance: 79 },
  'sectigo-trustlogo': { base: 99 },
  'signiflow-on-premises': { base: 890, licence: 790 },
  'signiflow-cloud': { base: 480 },
}
