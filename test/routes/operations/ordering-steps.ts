import { load } from 'cheerio'
import { expect } from 'vitest'
import { makeCsr } from '../../support/csrs.ts'
import { CONTACT, HOLDER } from '../../support/builders.ts'
import { send, type Agent, type TestPortal } from '../../support/portal.ts'

export const NEW_ORDER = '/operations/new-order'
export const { csrPem, keyPem } = makeCsr({
  commonName: 'www.harbour-bakery.example',
  names: ['www.harbour-bakery.example'],
})

export type Fields = Record<string, string | readonly string[]>

/** A form for one name of the bakery, with everything that it needs. */
export function orderFields(fields: Fields = {}): Fields {
  return {
    product: 'positivessl',
    years: '1',
    organization: 'new',
    ...prefixed('organization_', { ...HOLDER }),
    corporate: 'new',
    ...prefixed('corporate_', { ...CONTACT }),
    technical: 'same',
    software: 'nginx',
    names: 'www.harbour-bakery.example',
    csr: csrPem,
    payment: 'card',
    ...fields,
  }
}

function prefixed(prefix: string, fields: Readonly<Record<string, string>>): Record<string, string> {
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [prefix + snake(name), value]))
}

/** What the tests of ordering do again and again. */
export function orderingSteps({ admin }: Pick<TestPortal, 'admin'>) {
  const sendOrder = (agent: Agent, fields: Fields = {}) =>
    send(agent, NEW_ORDER, '/operations/orders', orderFields(fields))

  const keptDraft = async (agent: Agent, fields: Fields = {}): Promise<string> => {
    const answer = await sendOrder(agent, fields)
    expect(answer.status, load(answer.text)('.error-summary').text()).toBe(303)
    return String(answer.headers['location'])
  }

  const rows = async (table: string) => Number((await admin(table).count('* as count').first())?.['count'])

  return { sendOrder, keptDraft, rows }
}
