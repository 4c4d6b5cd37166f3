import { randomUUID } from 'node:crypto'
import { newId } from '#platform/ids.ts'
import { readOrderForm } from '#routes/operations/read-order-form.ts'
import { typedGroup } from '#routes/operations/holder-inputs.ts'
import { CONTACT, HOLDER } from './builders.ts'
import { makeCsr } from './csrs.ts'
import type { Example } from './examples.ts'
import type { TestPortal } from './portal.ts'

const { csrPem } = makeCsr({ commonName: 'www.agency.example', names: ['www.agency.example'] })

/** The form behind an order link as somebody outside fills it. */
export function linkOrderFields(fields: Record<string, string> = {}): Record<string, string> {
  return {
    nonce: randomUUID(),
    asker_name: 'Jo Outside',
    asker_email: 'jo@agency.example',
    ...typedGroup({ ...HOLDER, registrationNumber: '552100554', name: 'Agence Nord' }, 'organization_'),
    ...typedGroup({ ...CONTACT, firstName: 'Jo', lastName: 'Outside', email: 'jo@agency.example' }, 'corporate_'),
    technical: 'same',
    software: 'nginx',
    names: 'www.agency.example',
    csr: csrPem,
    ...fields,
  }
}

/** Lets an account have order links and plants one, through which somebody has ordered. */
export async function plantOrderLinks(
  { portal, admin, scopeOf }: TestPortal,
  owner: string,
): Promise<readonly Example[]> {
  const scope = scopeOf(owner)
  await admin('accounts').where('id', scope.accountId).update({ order_links_by: 'everybody' })
  const { orderLinks } = portal.services
  const linkId = newId(scope.now())
  const wish = { id: linkId, productCode: 'positivessl', years: 1, label: 'Agence', lastDay: null, mostOrders: 20 }
  const address = await orderLinks.make(scope, wish)
  const token = address?.split('/').at(-1) ?? ''
  const outside = { ...portal.system, actor: { kind: 'visitor', id: null, name: '', address: null } } as const
  const asker = { name: 'Jo Outside', email: 'jo@agency.example', language: 'fr' } as const
  const { input, csr } = readOrderForm(linkOrderFields({ organization: 'new', corporate: 'new' }), null)
  await orderLinks.order(outside, token, { input, csr, asker, nonce: randomUUID() })
  return [
    { name: 'an order link', owner, values: { token, linkId }, under: '/order-links' },
    { name: 'a link to be switched', owner, values: { linkId } },
  ]
}
