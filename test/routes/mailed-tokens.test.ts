import { expect, test } from 'vitest'
import { HIDDEN_TOKEN } from '#domain/mails/outgoing-mail.ts'
import { inTransaction } from '#platform/scope.ts'
import { Secrets } from '#platform/secrets.ts'
import type { MailMessage } from '#ports/mail.ts'
import { deliverMail } from '#services/mails/deliver-mail.ts'
import { deliverOperatorMail } from '#services/mails/deliver-operator-mail.ts'
import { anOrder } from '../support/builders.ts'
import { register } from '../support/example-registrations.ts'
import { startPortal } from '../support/portal.ts'

const TOKEN = /\/password\/([\w-]{43})/
const secrets = new Secrets([Buffer.alloc(32, 7).toString('base64')])

const world = await startPortal()
const { portal, admin, scopeOf, story } = world
const sent: MailMessage[] = []
const outside = {
  secrets,
  transport: {
    deliver: (mail: MailMessage) => {
      sent.push(mail)
      return Promise.resolve()
    },
  },
  sender: { name: 'Chancery', address: 'certificates@chancery.example' },
}
const never = () => Promise.reject(new Error('there is nothing to print'))

test('a link to choose a password is read by its receiver alone: the kept copy never shows it', async () => {
  const user = await admin('users').where('login', 'harbour.reader').first('id', 'login', 'name', 'email', 'language')
  const deliver = deliverMail({ ...outside, print: never, printMandate: never })

  await inTransaction(scopeOf('harbour.super'), (tx) => portal.services.access.issuePasswordLink(tx, user, 'reset'))
  const waiting = await admin('mails').where({ kind: 'password_reset' }).first()
  await deliver(scopeOf('harbour.super'), waiting.id)
  const kept = await admin('mails').where({ id: waiting.id }).first()

  const token = TOKEN.exec(sent.at(-1)?.text ?? '')?.[1] ?? 'no token was sent'
  expect(sent.at(-1)?.html).toContain(`/password/${token}`)
  expect((await portal.services.access.readPasswordLink(portal.system, token)).user.login).toBe('harbour.reader')
  for (const copy of [waiting, kept]) expect(JSON.stringify(copy)).not.toContain(token)
  expect([waiting.sealed_token === null, kept.sealed_token]).toEqual([false, null])
})

test('so is the link to a form that is to be corrected', async () => {
  const id = await register(world)
  await portal.services.registrations.askCorrection(portal.system, { id, version: 1 }, 'Quel est le SIREN ?')
  const waiting = await admin('operator_mails').where({ kind: 'registration_correction' }).first()
  await deliverOperatorMail(outside)(portal.system, waiting.id)
  const kept = await admin('operator_mails').where({ id: waiting.id }).first()

  const token = /\/sign-up\/corrections\/([\w-]{43})/.exec(sent.at(-1)?.text ?? '')?.[1] ?? 'no token was sent'
  expect((await portal.services.registrations.readCorrection(portal.system, token)).id).toBe(id)
  for (const copy of [waiting, kept]) expect(JSON.stringify(copy)).not.toContain(token)
  expect([waiting.sealed_token === null, kept.sealed_token]).toEqual([false, null])
})

test('so is the link that proves control of a domain: staff who read the mailbox can’t follow it', async () => {
  const reference = await story('harbour.super').order(anOrder())
  const kept = await admin('mails').where({ kind: 'dcv_challenge' }).first()
  const page = await (await world.signIn('sales')).get(`/staff/mailbox/${kept.id}/html`)
  const deliver = deliverMail({ ...outside, print: never, printMandate: never })
  const { account_id: accountId } = kept

  await deliver({ ...scopeOf('harbour.super'), accountId }, kept.id)

  const token = /\/domain-control\/([\w-]{43})/.exec(sent.at(-1)?.text ?? '')?.[1] ?? 'no token was sent'
  expect((await portal.services.validation.readMailedChallenge(portal.system, token)).state).toBe('pending')
  expect(kept.text_body).toContain(reference)
  for (const copy of [JSON.stringify(kept), page.text]) expect(copy).not.toContain(token)
  expect(page.text).toContain(`/domain-control/${HIDDEN_TOKEN}`)
})
