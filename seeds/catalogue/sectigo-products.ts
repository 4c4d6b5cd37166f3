import type { Product } from '#domain/catalogue/product.ts'
import { SECTIGO_CHAINS } from './chains.ts'
import { DV, EV, OV, TEST } from './families.ts'
import { ANY_NAMES, HOST_WITH_ADDITIONAL, MANY_DOMAINS, MANY_HOSTS, ONE_HOST, ONE_WILDCARD } from './name-rules.ts'

const SECTIGO = {
  supplier: 'sectigo',
  chains: SECTIGO_CHAINS,
  dcvMethods: ['dns_cname', 'http_file', 'email'],
  migratesTo: [],
} as const satisfies Partial<Product>

const TBS_X509 = { ...SECTIGO, brand: 'tbs-x509' } as const satisfies Partial<Product>
const POSITIVESSL = { ...SECTIGO, brand: 'positivessl' } as const satisfies Partial<Product>

export const SECTIGO_PRODUCTS = [
  {
    ...OV,
    ...TBS_X509,
    code: 'tbs-x509-standard',
    name: { en: 'TBS X509 Standard', fr: 'TBS X509 Standard' },
    summary: {
      en: 'One site with the name of your organization in the certificate.',
      fr: 'Un site, avec le nom de votre organisation dans le certificat.',
    },
    names: HOST_WITH_ADDITIONAL,
    licences: true,
    migratesTo: ['tbs-x509-wildcard', 'tbs-x509-multi-site'],
  },
  {
    ...OV,
    ...TBS_X509,
    code: 'tbs-x509-wildcard',
    name: { en: 'TBS X509 Wildcard', fr: 'TBS X509 Wildcard' },
    summary: {
      en: 'All the hosts of one domain, with the name of your organization.',
      fr: 'Tous les hôtes d’un domaine, avec le nom de votre organisation.',
    },
    names: ONE_WILDCARD,
    licences: true,
    migratesTo: ['tbs-x509-multi-site'],
  },
  {
    ...OV,
    ...TBS_X509,
    code: 'tbs-x509-multi-site',
    name: { en: 'TBS X509 Multi-site', fr: 'TBS X509 Multi-sites' },
    summary: {
      en: 'Hosts, wildcards and addresses of several domains in one certificate.',
      fr: 'Hôtes, noms génériques et adresses de plusieurs domaines dans un seul certificat.',
    },
    names: ANY_NAMES,
    licences: true,
  },
  {
    ...EV,
    ...TBS_X509,
    code: 'tbs-x509-ev',
    name: { en: 'TBS X509 EV', fr: 'TBS X509 EV' },
    summary: {
      en: 'The most thorough audit of your organization, for one site or several.',
      fr: 'L’audit le plus poussé de votre organisation, pour un ou plusieurs sites.',
    },
    names: MANY_HOSTS,
    licences: true,
  },
  {
    ...TEST,
    ...TBS_X509,
    code: 'tbs-x509-test',
    name: { en: 'TBS X509 Test', fr: 'TBS X509 Test' },
    summary: {
      en: 'A free certificate for 30 days, to try an installation before you buy.',
      fr: 'Un certificat gratuit de 30 jours, pour essayer une installation avant d’acheter.',
    },
    names: ONE_HOST,
    migratesTo: ['tbs-x509-standard'],
  },
  {
    ...DV,
    ...POSITIVESSL,
    code: 'positivessl',
    name: { en: 'PositiveSSL', fr: 'PositiveSSL' },
    summary: {
      en: 'The least expensive way to HTTPS for one site, within minutes.',
      fr: 'La façon la moins chère de passer un site en HTTPS, en quelques minutes.',
    },
    names: ONE_HOST,
    migratesTo: ['positivessl-wildcard', 'positivessl-multi-domain'],
  },
  {
    ...DV,
    ...POSITIVESSL,
    code: 'positivessl-wildcard',
    name: { en: 'PositiveSSL Wildcard', fr: 'PositiveSSL Wildcard' },
    summary: {
      en: 'All the hosts of one domain, without an audit of your organization.',
      fr: 'Tous les hôtes d’un domaine, sans audit de votre organisation.',
    },
    names: ONE_WILDCARD,
  },
  {
    ...DV,
    ...POSITIVESSL,
    code: 'positivessl-multi-domain',
    name: { en: 'PositiveSSL Multi-Domain', fr: 'PositiveSSL Multi-domaines' },
    summary: {
      en: 'Three sites in the price and up to 248 in one certificate.',
      fr: 'Trois sites inclus, et jusqu’à 248 dans un seul certificat.',
    },
    names: MANY_DOMAINS,
  },
  {
    ...OV,
    ...SECTIGO,
    brand: 'sectigo',
    code: 'sectigo-ov-ssl',
    name: { en: 'Sectigo OV SSL', fr: 'Sectigo SSL OV' },
    summary: {
      en: 'One site, with an organization whose existence has been checked.',
      fr: 'Un site, avec une organisation dont l’existence a été vérifiée.',
    },
    names: ONE_HOST,
    migratesTo: ['sectigo-ev-multi-domain'],
  },
  {
    ...EV,
    ...SECTIGO,
    brand: 'sectigo',
    code: 'sectigo-ev-multi-domain',
    name: { en: 'Sectigo EV Multi-Domain', fr: 'Sectigo EV Multi-domaines' },
    summary: {
      en: 'Extended validation for the sites of several domains.',
      fr: 'La validation étendue pour les sites de plusieurs domaines.',
    },
    names: MANY_HOSTS,
  },
] as const satisfies readonly Product[]
