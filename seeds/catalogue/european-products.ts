import type { Product } from '#domain/catalogue/product.ts'
import { CERTIGNA_CHAINS, GLOBALSIGN_CHAINS, HARICA_CHAINS } from './chains.ts'
import { DV, OV } from './families.ts'
import { ANY_NAMES, HOST_WITH_ADDITIONAL, MANY_HOSTS, ONE_HOST, ONE_WILDCARD } from './name-rules.ts'

const GLOBALSIGN = {
  brand: 'globalsign',
  supplier: 'globalsign',
  chains: GLOBALSIGN_CHAINS,
  dcvMethods: ['dns_txt', 'http_file', 'email'],
  migratesTo: [],
} as const satisfies Partial<Product>

const HARICA = {
  brand: 'harica',
  supplier: 'harica',
  chains: HARICA_CHAINS,
  dcvMethods: ['dns_txt', 'email'],
  migratesTo: [],
} as const satisfies Partial<Product>

export const EUROPEAN_PRODUCTS = [
  {
    ...DV,
    ...GLOBALSIGN,
    code: 'globalsign-domainssl',
    name: { en: 'GlobalSign DomainSSL', fr: 'GlobalSign DomainSSL' },
    summary: {
      en: 'One site and more hosts of its domain, without an audit.',
      fr: 'Un site et d’autres hôtes de son domaine, sans audit.',
    },
    names: HOST_WITH_ADDITIONAL,
  },
  {
    ...OV,
    ...GLOBALSIGN,
    code: 'globalsign-organizationssl',
    name: { en: 'GlobalSign OrganizationSSL', fr: 'GlobalSign OrganizationSSL' },
    summary: {
      en: 'The sites of an audited organization, without a limit of machines.',
      fr: 'Les sites d’une organisation auditée, sans limite de machines.',
    },
    names: MANY_HOSTS,
    migratesTo: ['globalsign-organizationssl-wildcard'],
  },
  {
    ...OV,
    ...GLOBALSIGN,
    code: 'globalsign-organizationssl-wildcard',
    name: { en: 'GlobalSign OrganizationSSL Wildcard', fr: 'GlobalSign OrganizationSSL Wildcard' },
    summary: {
      en: 'All the hosts of one domain of an audited organization, without a limit of machines.',
      fr: 'Tous les hôtes d’un domaine d’une organisation auditée, sans limite de machines.',
    },
    names: ONE_WILDCARD,
  },
  {
    ...DV,
    ...HARICA,
    code: 'harica-dv',
    name: { en: 'HARICA DV', fr: 'HARICA DV' },
    summary: {
      en: 'One site, certified by a European authority that the universities own.',
      fr: 'Un site, certifié par une autorité européenne qui appartient aux universités.',
    },
    names: ONE_HOST,
    migratesTo: ['harica-ov'],
  },
  {
    ...OV,
    ...HARICA,
    code: 'harica-ov',
    name: { en: 'HARICA OV', fr: 'HARICA OV' },
    summary: {
      en: 'Hosts and wildcards of an audited organization, by a European authority.',
      fr: 'Hôtes et noms génériques d’une organisation auditée, par une autorité européenne.',
    },
    names: { ...ANY_NAMES, ipAddresses: false },
  },
  {
    ...OV,
    brand: 'certigna',
    supplier: 'certigna',
    code: 'certigna-ssl',
    name: { en: 'Certigna SSL', fr: 'Certigna SSL' },
    summary: {
      en: 'The site of an audited organization by a French authority; to be accepted after delivery.',
      fr: 'Le site d’une organisation auditée, par une autorité française\u00a0; à accepter après la livraison.',
    },
    names: HOST_WITH_ADDITIONAL,
    chains: CERTIGNA_CHAINS,
    dcvMethods: ['dns_txt', 'http_file', 'email'],
    migratesTo: [],
    licences: true,
    acceptance: true,
  },
] as const satisfies readonly Product[]
