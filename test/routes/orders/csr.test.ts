import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { anOrder } from '../../support/builders.ts'
import { makeCsr } from '../../support/csrs.ts'
import { send } from '../../support/portal.ts'
import { openHarbour } from './harbour.ts'

const { buyer, harbour, fileOf, deliver } = await openHarbour()

describe('giving a CSR', () => {
  const quoted = (names: readonly string[]) => harbour.order(anOrder({ product: 'sectigo-ov-ssl', quote: true, names }))
  const give = (reference: string, fields: Record<string, string>) =>
    send(buyer, `/orders/${reference}/csr`, `/orders/${reference}/csr`, fields)

  test('puts a good one into the order', async () => {
    const names = ['www.good-csr.example']
    const reference = await quoted(names)

    const answer = await give(reference, { csr: makeCsr({ commonName: 'www.good-csr.example', names }).csrPem })

    expect([answer.status, answer.headers['location']]).toEqual([303, `/orders/${reference}`])
    expect((await fileOf(reference)).order.keyDescription).toBe('ECDSA P-256')
  })

  test('takes one with warnings once they were read', async () => {
    const reference = await quoted(['www.warned.example'])
    const csr = makeCsr({ commonName: 'other.warned.example' }).csrPem

    const warned = await give(reference, { csr })
    const confirmed = String(load(warned.text)('input[name=confirmed]').val())
    const missing = (await fileOf(reference)).certificates[0]?.csrPem
    const answer = await give(reference, { csr, confirmed })

    expect([warned.status, missing]).toEqual([422, null])
    expect(answer.status).toBe(303)
  })

  test('never takes a private key, nor shows it again', async () => {
    const reference = await quoted(['www.key.example'])
    const { keyPem } = makeCsr({ commonName: 'www.key.example' })

    const answer = await give(reference, { csr: keyPem })

    expect(answer.status).toBe(422)
    expect(answer.text).not.toContain(keyPem.split('\n')[1])
    expect((await fileOf(reference)).certificates[0]?.csrPem).toBeNull()
  })

  test('is no more possible once the order is delivered', async () => {
    expect((await buyer.get(`/orders/${await deliver()}/csr`)).status).toBe(409)
  })
})
