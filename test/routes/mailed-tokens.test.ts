import { expect, test } from 'vitest'
import { inTransaction } from '#platform/scope.ts'
import { Secrets } from '#platform/secrets.ts'
import type { MailMessage } from '#ports/mail.ts'
import { deliverMail } from '#services/mails/deliver-mail.ts'
import { startPortal } from '../support/portal.ts'

const TOKEN = /\/password\/([\w-]{43})/
const secrets = new Secrets([Buffer.alloc(32, 7).toString('base64')])

const { portal, admin, scopeOf } = await startPortal()

test('a link to choose a password is read by its receiver alone: the kept copy never shows it', async () => {
  const user = await admin('users').where('login', 'harbour.reader').first('id', 'login', 'name', 'email', 'language')
  const sent: MailMessage[] = []
  const deliver = deliverMail({
    secrets,
    transport: {
      deliver: (mail) => {
        sent.push(mail)
        return Promise.resolve()
      },
    },
    print: () => Promise.reject(new Error('there is nothing to print')),
    sender: { name: 'Chancery', address: 'certificates@chancery.example' },
  })

  await inTransaction(scopeOf('harbour.super'), (tx) => portal.services.access.issuePasswordLink(tx, user, 'reset'))
  const waiting = await admin('mails').where({ kind: 'password_reset' }).first()
  await deliver(scopeOf('harbour.super'), waiting.id)
  const kept = await admin('mails').where({ id: waiting.id }).first()

  const token = TOKEN.exec(sent[0]?.text ?? '')?.[1] ?? 'no token was sent'
  expect(sent[0]?.html).toContain(`/password/${token}`)
  expect((await portal.services.access.readPasswordLink(portal.system, token)).user.login).toBe('harbour.reader')
  for (const copy of [waiting, kept]) expect(JSON.stringify(copy)).not.toContain(token)
  expect([waiting.sealed_token === null, kept.sealed_token]).toEqual([false, null])
})
