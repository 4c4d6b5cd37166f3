import { expect, test } from 'vitest'
import { likelyKind } from '#domain/organizations/holder-kind.ts'

test.each([
  ['Commune de Montclair', null],
  ['MAIRIE D’HONFLEUR', null],
  ['Ville de Caen', null],
  ['Métropole Rouen Normandie', null],
  ['Communauté de communes du Pays d’Auge', null],
  ['Ministère de la Culture', null],
  ['Leeds City Council', null],
  ['Ministry of Justice', null],
  ['Caisse primaire', '84.30A'],
])('%s is probably a public body', (name, nafCode) => {
  expect(likelyKind({ name, nafCode })).toBe('government_entity')
})

test.each(['Harbour Bakery', 'Villeroy SA', 'Communication SARL', 'Le Conseil en Vin', 'Council of Bakers Ltd'])(
  '%s is probably none',
  (name) => {
    expect(likelyKind({ name, nafCode: '62.01Z' })).toBe('private_organization')
  },
)
