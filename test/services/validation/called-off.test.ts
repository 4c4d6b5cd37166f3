import { afterAll, describe, expect, test } from 'vitest'
import { hashToken, newToken } from '#platform/ids.ts'
import { anOrder } from '../../support/builders.ts'
import { startPortal } from '../../support/portal.ts'
import { startNameServer } from '../../support/servers/name-server.ts'

const dns = await startNameServer()
afterAll(() => dns.close())
const { portal, admin, story, scopeOf } = await startPortal({ DNS_RESOLVERS: `${dns.host}:${dns.port}` })
const { orders, validation } = portal.services
const harbour = story('harbour.super')
const scope = scopeOf('harbour.super')

async function calledOff(method: 'email' | 'dns_cname') {
  const reference = await harbour.order(anOrder({ method }))
  await harbour.cancel(reference, 0, 'Ordered twice')
  const { validations } = await orders.read(scope, reference)
  const [asked] = validations
  if (!asked) throw new Error('nothing was asked for')
  return { reference, asked }
}
const stateOf = async (id: string) => (await admin('domain_validations').where({ id }).first()).state

describe('an order that was called off', () => {
  test('writes no challenge mails again', async () => {
    const { reference, asked } = await calledOff('email')
    const mails = await admin('mails').where({ kind: 'dcv_challenge' })

    await expect(validation.resendMails(scope, reference, asked.id)).rejects.toMatchObject({
      code: 'illegal_transition',
    })

    expect(await admin('mails').where({ kind: 'dcv_challenge' })).toHaveLength(mails.length)
  })

  test('makes the mailed links say so, and prove nothing', async () => {
    const { reference, asked } = await calledOff('email')
    const token = newToken()
    const [mail] = await admin('validation_mails').where({ validation_id: asked.id })
    await admin('validation_mails')
      .where({ id: mail.id })
      .update({ token_hash: hashToken(token) })
    const refusal = { code: 'proof_not_wanted', details: { reference } }

    await expect(validation.readMailedChallenge(portal.system, token)).rejects.toMatchObject(refusal)
    await expect(validation.approveMailedChallenge(portal.system, token)).rejects.toMatchObject(refusal)

    expect(await stateOf(asked.id)).toBe('pending')
  })

  test('looks for nothing any more, neither by itself nor when somebody asks', async () => {
    const { reference, asked } = await calledOff('dns_cname')
    dns.set(asked.expected.location, 'CNAME', [asked.expected.value])
    const questions = dns.questions.length

    await validation.check(scope, asked.id)
    await expect(validation.checkNow(scope, reference, asked.id)).rejects.toMatchObject({ code: 'illegal_transition' })

    expect(dns.questions).toHaveLength(questions)
    expect(await stateOf(asked.id)).toBe('pending')
  })
})
