import type { RegistrationForm } from '#domain/registrations/registration.ts'
import { randomUUID } from 'node:crypto'
import { ATELIERS } from '../../seeds/cast/applicants.ts'
import type { Example } from './examples.ts'
import type { TestPortal } from './portal.ts'

const VISITOR = { kind: 'visitor', id: null, name: 'visitor', address: null } as const

let applicants = 0

/** A form that nothing is wrong with, of a company and people of its own. */
export function aRegistration(fields: Partial<RegistrationForm> = {}): RegistrationForm {
  applicants += 1
  const { organization, corporate } = ATELIERS
  return {
    ...ATELIERS,
    organization: {
      ...organization,
      name: `Kervran ${applicants} SAS`,
      country: 'SE',
      registrationNumber: `5567${100000 + applicants}`,
      vatNumber: '',
    },
    corporate: { ...corporate, email: `maelle@kervran-${applicants}.example`, lastName: `Quere${applicants}` },
    technical: null,
    ...fields,
  }
}

/** Sends a form as somebody who has no account; the id of the registration. */
export async function register({ portal, admin }: TestPortal, form = aRegistration()): Promise<string> {
  const nonce = randomUUID()
  const scope = { ...portal.system, actor: VISITOR }
  await portal.services.registrations.submit(scope, { form, nonce, from: '' })
  return (await admin('registrations').where({ nonce }).first('id')).id
}

/** The token in the mail that asks for a correction. */
export async function correctionToken({ portal, admin }: TestPortal, id: string, version = 1): Promise<string> {
  const { registrations } = portal.services
  await registrations.askCorrection(portal.system, { id, version }, 'Merci de vérifier le SIREN.')
  const mail = await admin('operator_mails')
    .where('kind', 'registration_correction')
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first('text_body')
  return /\/sign-up\/corrections\/([\w-]{43})/.exec(mail?.text_body ?? '')?.[1] ?? ''
}

/** What the bottom of a status page links to. */
export async function signUpLink({ portal, scopeOf }: TestPortal, owner: string, reference: string): Promise<string> {
  const file = await portal.services.orders.read(scopeOf(owner), reference)
  return portal.services.registrations.prefillLink(scopeOf(owner), file)?.replace('/sign-up?from=', '') ?? ''
}

/** One registration in every state that has a page of its own. */
export async function plantRegistrations(portal: TestPortal, owner: string): Promise<Example[]> {
  const { services, system } = portal.portal
  const under = '/staff/registrations'
  const aPage = (name: string, registrationId: string): Example => ({ name, owner, values: { registrationId }, under })
  const waiting = await register(portal)
  const alike = await register(portal, {
    ...aRegistration(),
    organization: { ...ATELIERS.organization, name: 'Harbour Bakery SARL', registrationNumber: '90112233300015' },
  })
  const asked = await register(portal)
  const token = await correctionToken(portal, asked)
  const refused = await register(portal)
  await services.registrations.refuse(system, { id: refused, version: 1 }, 'Hors de notre zone de vente.')
  const accepted = await register(portal)
  const terms = { officeCode: 'FR', login: 'kervran.super', vatNumberValid: false, outsideIds: [], contract: null }
  await services.registrations.accept(system, { id: accepted, version: 1 }, terms)
  return [
    aPage('a registration', waiting),
    aPage('an accepted registration', accepted),
    aPage('a registration of somebody known', alike),
    aPage('a registration to be corrected', asked),
    aPage('a refused registration', refused),
    { name: 'a form to be corrected', owner, values: { token }, under: '/sign-up/corrections' },
  ]
}
