import type { RegistrationForm } from '#domain/registrations/registration.ts'
import { addDays } from '#domain/shared/time.ts'
import type { OperatorScope } from '#platform/scope.ts'
import type { Services } from '#services/index.ts'
import type { StoryClock } from '../story/story.ts'

interface Applicant {
  readonly nonce: string
  readonly daysAgo: number
  readonly form: RegistrationForm
  /** What sales have asked for since. */
  readonly correction: string | null
}

/** A workshop in Lyon about which nothing is left to ask. */
export const ATELIERS: RegistrationForm = {
  organization: {
    registrationNumber: '912 345 675',
    name: 'Ateliers Kervran SAS',
    street: '12 rue des Tanneurs',
    postalCode: '69005',
    city: 'Lyon',
    state: '',
    country: 'FR',
    phone: '+33 4 72 00 12 34',
    vatNumber: 'FR65912345675',
    nafCode: '',
  },
  corporate: {
    firstName: 'Maëlle',
    lastName: 'Quéré',
    email: 'maelle.quere@ateliers-kervran.example',
    phone: '+33 4 72 00 12 35',
    jobTitle: 'Responsable des achats',
  },
  technical: {
    firstName: 'Yanis',
    lastName: 'Benali',
    email: 'yanis.benali@ateliers-kervran.example',
    phone: '+33 4 72 00 12 36',
    jobTitle: '',
  },
  kind: 'company',
  purchaseOption: 'rebate',
  authenticationMode: 'two_factor',
  language: 'fr',
}

/** An establishment of a customer that has an account already. */
const BAKERY_SHOP: RegistrationForm = {
  organization: {
    registrationNumber: '901 122 333 00015',
    name: 'Harbour Bakery SARL',
    street: '8 place Sainte-Catherine',
    postalCode: '14600',
    city: 'Honfleur',
    state: '',
    country: 'FR',
    phone: '+33 2 31 11 22 40',
    vatNumber: 'FR00901122333',
    nafCode: '',
  },
  corporate: {
    firstName: 'Simon',
    lastName: 'Lecoq',
    email: 'simon@harbour-bakery.example',
    phone: '+33 2 31 11 22 41',
    jobTitle: 'Gérant',
  },
  technical: null,
  kind: 'company',
  purchaseOption: 'monthly',
  authenticationMode: 'password',
  language: 'fr',
}

/** A reseller whose contact writes from an address that anybody could have. */
const SKERRY: RegistrationForm = {
  organization: {
    registrationNumber: 'SC512044',
    name: 'Skerry Networks Ltd',
    street: '4 Commercial Quay',
    postalCode: 'EH6 6LX',
    city: 'Edinburgh',
    state: '',
    country: 'GB',
    phone: '+44 131 496 0000',
    vatNumber: '',
    nafCode: '',
  },
  corporate: {
    firstName: 'Ewan',
    lastName: 'Drummond',
    email: 'ewan.drummond@gmail.com',
    phone: '+44 131 496 0001',
    jobTitle: 'Director',
  },
  technical: null,
  kind: 'reseller',
  purchaseOption: 'bulk',
  authenticationMode: 'client_certificate',
  language: 'en',
}

const APPLICANTS: readonly Applicant[] = [
  {
    nonce: '0190a000-0000-7000-8000-000000000001',
    daysAgo: 4,
    form: SKERRY,
    correction: 'Please give us an e-mail address at your company’s own domain for the corporate contact.',
  },
  { nonce: '0190a000-0000-7000-8000-000000000002', daysAgo: 2, form: BAKERY_SHOP, correction: null },
  { nonce: '0190a000-0000-7000-8000-000000000003', daysAgo: 0, form: ATELIERS, correction: null },
]

/** Sends the forms of those who want an account, and asks the first of them for a correction. */
export async function tellApplicants(
  { registrations }: Pick<Services, 'registrations'>,
  system: OperatorScope,
  clock: StoryClock,
): Promise<void> {
  const today = clock.now()
  for (const { nonce, daysAgo, form, correction } of APPLICANTS) {
    clock.set(addDays(today, -daysAgo))
    const actor = { kind: 'visitor', id: null, name: 'visitor', address: null } as const
    await registrations.submit({ ...system, actor }, { form, nonce, from: '' })
    const [waiting] = correction ? await registrations.list(system, 'waiting', form.organization.name, 1) : []
    if (waiting && correction) await registrations.askCorrection(system, { id: waiting.id, version: 1 }, correction)
  }
  clock.set(today)
}
