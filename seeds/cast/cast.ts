import type { NewAccount, NewStaff, NewUser } from '#domain/access/new-account.ts'
import type { Right } from '#domain/access/rights.ts'
import type { Language } from '#domain/shared/language.ts'
import type { DemoPerson, DemoStory } from '#presenters/sign-in-page.ts'

/** The same for everybody of the cast: it opens invented data only. */
export const DEMO_PASSWORD = 'demo-chancery-2026'

interface Character {
  readonly account: NewAccount
  readonly users: readonly NewUser[]
}

const COMMON = {
  kind: 'company',
  approvalMode: false,
  purchaseOrderRequired: false,
  deferredPaymentAllowed: false,
} as const

/** A company that pays order by order, from its bakery’s harbour in Normandy. */
export const HARBOUR: Character = {
  account: {
    ...COMMON,
    slug: 'harbour-bakery',
    officeCode: 'FR',
    name: 'Harbour Bakery',
    purchaseOption: 'rebate',
    currency: 'EUR',
    language: 'fr',
    deferredPaymentAllowed: true,
    registrationNumber: '901122333',
    vatNumber: 'FR00901122333',
    vatNumberValid: true,
    address: { lines: ['3 quai de la Farine'], postalCode: '14600', city: 'Honfleur', country: 'FR' },
    phone: '+33 2 31 11 22 33',
  },
  users: [
    user('harbour.super', 'Margaux Lehoux', 'margaux@harbour-bakery.example', 'fr', 'super'),
    user('harbour.reader', 'Pierre Anquetil', 'pierre@harbour-bakery.example', 'fr', ['commercial']),
  ],
}

/** A reseller who buys tokens in bulk for its own clients, in pounds. */
export const FJORD: Character = {
  account: {
    ...COMMON,
    slug: 'fjord-hosting',
    officeCode: 'GB',
    name: 'Fjord Hosting',
    kind: 'reseller',
    purchaseOption: 'bulk',
    currency: 'GBP',
    language: 'en',
    registrationNumber: 'SC417702',
    vatNumber: null,
    vatNumberValid: false,
    address: { lines: ['18 Quayside'], postalCode: 'ZE1 0LL', city: 'Lerwick', country: 'GB' },
    phone: '+44 1595 000 100',
  },
  users: [user('fjord.super', 'Isla Mouat', 'isla@fjord-hosting.example', 'en', 'super')],
}

/** A public body: invoiced monthly, with purchase orders, and somebody who approves. */
export const MONTCLAIR: Character = {
  account: {
    ...COMMON,
    slug: 'ville-de-montclair',
    officeCode: 'FR',
    name: 'Ville de Montclair',
    purchaseOption: 'monthly',
    currency: 'EUR',
    language: 'fr',
    approvalMode: true,
    purchaseOrderRequired: true,
    deferredPaymentAllowed: true,
    registrationNumber: '219200508',
    vatNumber: null,
    vatNumberValid: false,
    address: { lines: ['1 place de l’Hôtel de Ville'], postalCode: '92140', city: 'Montclair', country: 'FR' },
    phone: '+33 1 40 00 00 00',
  },
  users: [
    user('montclair.buyer', 'Awa Diarra', 'a.diarra@montclair.example', 'fr', ['technical', 'commercial']),
    user('montclair.approver', 'Luc Ferrand', 'l.ferrand@montclair.example', 'fr', ['approval', 'commercial']),
    user('montclair.super', 'Nadine Vautrin', 'n.vautrin@montclair.example', 'fr', 'super'),
  ],
}

/** A bank that pays from a deposit. */
export const NORRLAND: Character = {
  account: {
    ...COMMON,
    slug: 'norrland-bank',
    officeCode: 'FR',
    name: 'Norrland Bank',
    purchaseOption: 'deposit',
    currency: 'EUR',
    language: 'en',
    registrationNumber: '5567123459',
    vatNumber: 'SE556712345901',
    vatNumberValid: true,
    address: { lines: ['Storgatan 40'], postalCode: '903 26', city: 'Umeå', country: 'SE' },
    phone: '+46 90 000 000',
  },
  users: [user('norrland.super', 'Elin Sandström', 'elin@norrland-bank.example', 'en', 'super')],
}

/** For whoever only wants to look around: everything can be opened, nothing changed. It spends no number of the books. */
export const DEMONSTRATION: Character = {
  account: {
    ...COMMON,
    slug: 'demonstration',
    isDemonstration: true,
    officeCode: 'FR',
    name: 'Atelier Lanterne',
    purchaseOption: 'monthly',
    currency: 'EUR',
    language: 'en',
    registrationNumber: '813244563',
    vatNumber: null,
    vatNumberValid: false,
    address: { lines: ['7 rue du Phare'], postalCode: '29200', city: 'Brest', country: 'FR' },
    phone: '+33 2 98 00 00 00',
  },
  users: [user('demonstration', 'Lena Visitor', 'lena@atelier-lanterne.example', 'en', 'super')],
}

/** A maker of instruments whose people sign in by certificate, and by nothing else. */
export const SKERRY: Character = {
  account: {
    ...COMMON,
    slug: 'skerry-instruments',
    officeCode: 'GB',
    name: 'Skerry Instruments',
    purchaseOption: 'rebate',
    authenticationMode: 'client_certificate',
    currency: 'GBP',
    language: 'en',
    registrationNumber: 'SC398215',
    vatNumber: null,
    vatNumberValid: false,
    address: { lines: ['4 Shore Road'], postalCode: 'KW15 1AB', city: 'Kirkwall', country: 'GB' },
    phone: '+44 1856 000 200',
  },
  users: [
    user('skerry.super', 'Ailsa Kerr', 'ailsa@skerry-instruments.example', 'en', 'super'),
    user('skerry.engineer', 'Rory Tait', 'rory@skerry-instruments.example', 'en', ['technical']),
  ],
}

export const STAFF: readonly NewStaff[] = [
  staff('sales', 'Camille Roux', 'fr'),
  staff('validation', 'Tomás Ferreira', 'en'),
  staff('accounting', 'Hélène Marchand', 'fr'),
  staff('support', 'Sam Okafor', 'en'),
  staff('admin', 'Ada Winter', 'en'),
]

export const CHARACTERS: readonly Character[] = [HARBOUR, FJORD, MONTCLAIR, NORRLAND]

/** How the sign-in page introduces them. */
export const DEMO_CAST: readonly DemoPerson[] = [
  ...[DEMONSTRATION, ...CHARACTERS]
    .flatMap(({ users }) => users)
    .map(({ login, name }) => introduce(login, name, 'customer')),
  ...SKERRY.users.map(({ login, name }) => ({ ...introduce(login, name, 'customer'), linkReader: 'support' })),
  ...STAFF.map(({ login, name }) => introduce(login, name, 'staff')),
]

function introduce(login: string, name: string, audience: DemoPerson['audience']): DemoPerson {
  const story = (audience === 'staff' ? `staff_${login}` : login.replace('.', '_')) as DemoStory
  return { login, name, audience, password: DEMO_PASSWORD, story }
}

function user(
  login: string,
  name: string,
  email: string,
  language: Language,
  rights: 'super' | readonly Right[],
): NewUser {
  const isSuperUser = rights === 'super'
  return { login, name, email, language, password: DEMO_PASSWORD, isSuperUser, rights: isSuperUser ? [] : rights }
}

function staff(role: NewStaff['role'], name: string, language: Language): NewStaff {
  return { login: role, name, email: `${role}@chancery.example`, language, role, password: DEMO_PASSWORD }
}
