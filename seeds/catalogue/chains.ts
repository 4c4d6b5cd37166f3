import type { Chain } from '#domain/catalogue/product.ts'

export const SECTIGO_CHAINS = [
  {
    code: 'sectigo-r46',
    name: { en: 'Sectigo Public Root R46', fr: 'Racine publique Sectigo R46' },
    recommended: true,
  },
  {
    code: 'usertrust',
    name: {
      en: 'Root R46 cross-signed by USERTrust, for older devices',
      fr: 'Racine R46 cosignée par USERTrust, pour les appareils anciens',
    },
    recommended: false,
  },
] as const satisfies readonly Chain[]

export const DIGICERT_CHAINS = [
  {
    code: 'digicert-g2',
    name: { en: 'DigiCert Global Root G2', fr: 'Racine DigiCert Global Root G2' },
    recommended: true,
  },
  {
    code: 'digicert-g3',
    name: { en: 'DigiCert Global Root G3, for ECC keys', fr: 'Racine DigiCert Global Root G3, pour les clés ECC' },
    recommended: false,
  },
] as const satisfies readonly Chain[]

export const GLOBALSIGN_CHAINS = [
  { code: 'globalsign-r3', name: { en: 'GlobalSign Root R3', fr: 'Racine GlobalSign R3' }, recommended: true },
  { code: 'globalsign-r6', name: { en: 'GlobalSign Root R6', fr: 'Racine GlobalSign R6' }, recommended: false },
] as const satisfies readonly Chain[]

export const HARICA_CHAINS = [
  {
    code: 'harica-2021',
    name: { en: 'HARICA TLS Root 2021', fr: 'Racine HARICA TLS 2021' },
    recommended: true,
  },
  {
    code: 'harica-2015',
    name: {
      en: 'HARICA Root 2015, for older devices',
      fr: 'Racine HARICA 2015, pour les appareils anciens',
    },
    recommended: false,
  },
] as const satisfies readonly Chain[]

export const CERTIGNA_CHAINS = [
  { code: 'certigna', name: { en: 'Certigna Root', fr: 'Racine Certigna' }, recommended: true },
] as const satisfies readonly Chain[]
