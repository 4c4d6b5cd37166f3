import type { ContactPoints } from '#domain/accounts/contact-points.ts'
import { contactPointsVersion } from '#domain/accounts/contact-points.ts'
import { frenchVatNumber } from '#domain/tax/vat-number.ts'
import { newId } from '#platform/ids.ts'
import type { AccountScope } from '#platform/scope.ts'
import type { Services } from '#services/index.ts'

const NONE: ContactPoints = { invoices: null, copy: null, emergency: null, monitoring: null }

/** What the accounts of the cast have set for themselves, once their past is told: it holds from today on. */
const TOLD: Readonly<Record<string, (services: Services, scope: AccountScope) => Promise<void>>> = {
  'harbour-bakery': async ({ preferences }, scope) => {
    await preferences.addBillingEntity(scope, newId(scope.now()), {
      registrationNumber: '552100554',
      name: 'Minoterie du Port',
      street: '12 rue des Moulins',
      postalCode: '76600',
      city: 'Le Havre',
      state: '',
      country: 'FR',
      phone: '+33 2 35 00 00 01',
      vatNumber: frenchVatNumber('552100554'),
    })
  },
  'ville-de-montclair': async (services, scope) => {
    await name(services, scope, { copy: { email: 'archives@montclair.example', language: 'fr' } })
    // The vector of the IBAN standard: an account of nobody’s.
    await services.mandates.request(scope, newId(scope.now()), {
      debtorName: 'Ville de Montclair',
      street: '1 place de l’Hôtel de Ville',
      postalCode: '92140',
      city: 'Montclair',
      country: 'FR',
      iban: 'FR1420041010050500013M02606',
      bic: null,
      email: 'tresorerie@montclair.example',
      language: 'fr',
    })
  },
  'norrland-bank': async (services, scope) => {
    await name(services, scope, { invoices: { email: 'invoices@norrland-bank.example', language: 'en' } })
  },
}

async function name({ preferences }: Services, scope: AccountScope, points: Partial<ContactPoints>): Promise<void> {
  const version = contactPointsVersion(await preferences.readContactPoints(scope))
  await preferences.changeContactPoints(scope, version, { ...NONE, ...points })
}

export async function tellPreferences(services: Services, slug: string, scope: AccountScope): Promise<void> {
  await TOLD[slug]?.(services, scope)
}
