import type { Product } from '#domain/catalogue/product.ts'
import { DIGICERT_CHAINS } from './chains.ts'
import { DV, EV, OV } from './families.ts'
import { ANY_NAMES, HOST_WITH_ADDITIONAL, MANY_HOSTS, ONE_HOST, ONE_WILDCARD } from './name-rules.ts'

const DIGICERT = {
  supplier: 'digicert',
  chains: DIGICERT_CHAINS,
  dcvMethods: ['dns_cname', 'dns_txt', 'http_file', 'email'],
  migratesTo: [],
} as const satisfies Partial<Product>

export const DIGICERT_PRODUCTS = [
  {
    ...OV,
    ...DIGICERT,
    brand: 'digicert',
    code: 'digicert-basic-ov',
    name: { en: 'DigiCert Basic OV', fr: 'DigiCert Basic OV' },
    summary: {
      en: 'Several sites of an audited organization, on as many machines as you like.',
      fr: 'Plusieurs sites d’une organisation auditée, sur autant de machines que vous voulez.',
    },
    names: ANY_NAMES,
    migratesTo: ['digicert-secure-site-ev'],
  },
  {
    ...EV,
    ...DIGICERT,
    brand: 'digicert',
    code: 'digicert-secure-site-ev',
    name: { en: 'DigiCert Secure Site EV', fr: 'DigiCert Secure Site EV' },
    summary: {
      en: 'Extended validation with priority handling and a site seal.',
      fr: 'La validation étendue, avec un traitement prioritaire et un sceau de site.',
    },
    names: MANY_HOSTS,
  },
  {
    ...DV,
    ...DIGICERT,
    brand: 'geotrust',
    code: 'geotrust-quickssl-premium',
    name: { en: 'GeoTrust QuickSSL Premium', fr: 'GeoTrust QuickSSL Premium' },
    summary: {
      en: 'One site and up to ten more hosts of its domain, within minutes.',
      fr: 'Un site et jusqu’à dix autres hôtes de son domaine, en quelques minutes.',
    },
    names: HOST_WITH_ADDITIONAL,
  },
  {
    ...OV,
    ...DIGICERT,
    brand: 'geotrust',
    code: 'geotrust-true-businessid-wildcard',
    name: { en: 'GeoTrust True BusinessID Wildcard', fr: 'GeoTrust True BusinessID Wildcard' },
    summary: {
      en: 'All the hosts of one domain of an audited organization.',
      fr: 'Tous les hôtes d’un domaine d’une organisation auditée.',
    },
    names: ONE_WILDCARD,
  },
  {
    ...DV,
    ...DIGICERT,
    brand: 'thawte',
    code: 'thawte-ssl123',
    name: { en: 'Thawte SSL123', fr: 'Thawte SSL123' },
    summary: {
      en: 'One site under a brand known since the beginnings of the web.',
      fr: 'Un site, sous une marque connue depuis les débuts du web.',
    },
    names: ONE_HOST,
    migratesTo: ['thawte-web-server'],
  },
  {
    ...OV,
    ...DIGICERT,
    brand: 'thawte',
    code: 'thawte-web-server',
    name: { en: 'Thawte SSL Web Server', fr: 'Thawte SSL Web Server' },
    summary: {
      en: 'The sites of one organization, with its name in the certificate.',
      fr: 'Les sites d’une organisation, avec son nom dans le certificat.',
    },
    names: MANY_HOSTS,
  },
] as const satisfies readonly Product[]
