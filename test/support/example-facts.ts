import { hashToken, newId, newToken } from '#platform/ids.ts'
import type { Knex } from 'knex'
import { inTransaction } from '#platform/scope.ts'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import type { Story } from '../../seeds/story/story.ts'
import { anOrderInput, keptDraft } from './drafts.ts'
import type { TestPortal } from './portal.ts'

/** Looks up what the acts of the story have made. */
export class Finder {
  readonly #portal: TestPortal

  constructor(portal: TestPortal) {
    this.#portal = portal
  }

  async serial(reference: string): Promise<string> {
    return this.#value(`select serial as value from orders where reference = ?`, reference)
  }

  async documentNumber(reference: string): Promise<string> {
    const query = `select d.number as value from documents d join orders o on o.id = d.order_id where o.reference = ?`
    return this.#value(query, reference)
  }

  async validationId(reference: string): Promise<string> {
    const query = `select v.id as value from domain_validations v join orders o on o.id = v.order_id where o.reference = ?`
    return this.#value(query, reference)
  }

  async challengeToken(reference: string): Promise<string> {
    const query = `select substring(m.text_body from '/domain-control/([A-Za-z0-9_-]{43})') as value
      from mails m join orders o on o.id = m.order_id where o.reference = ? and m.kind = 'dcv_challenge'`
    return this.#value(query, reference)
  }

  async contractNumber(): Promise<string> {
    return this.#value(`select number as value from contracts where number <> ?`, '')
  }

  async factorId(login: string): Promise<string> {
    return this.#value(
      `select f.id as value from second_factors f join users u on u.id = f.user_id where u.login = ?`,
      login,
    )
  }

  async mailWithDocument(): Promise<{ mailId: string; documentId: string }> {
    const mailId = await this.#value(
      `select id as value from mails where jsonb_array_length(attachments) > 0 and kind <> ?`,
      '',
    )
    return { mailId, documentId: await this.#value(`select attachments->>0 as value from mails where id = ?`, mailId) }
  }

  async #value(query: string, about: string): Promise<string> {
    const { rows } = await this.#portal.admin.raw<{ rows: { value: string | null }[] }>(`${query} limit 1`, [about])
    const value = rows[0]?.value
    if (!value) throw new Error(`nothing found about ${about}: ${query}`)
    return value
  }
}

/** A form that was filled and not sent off. */
export const keepDraft = ({ portal }: TestPortal, story: Story): Promise<string> =>
  keptDraft(portal.services, story.scope(), anOrderInput(['draft.harbour-bakery.example']))

/** A file that the customer has sent for an order. */
export async function sendDocument({ admin }: TestPortal, reference: string): Promise<string> {
  const { rows } = await admin.raw<{ rows: { id: string }[] }>(
    `with file as (
       insert into stored_files (account_id, id, name, media_type, sha256, bytes, created_at)
       select account_id, gen_random_uuid(), 'kbis.pdf', 'application/pdf', '', '%PDF-1.7', now() from orders where reference = :reference
       returning account_id, id)
     insert into order_documents (account_id, id, order_id, file_id, category, sent_by, sent_at)
     select o.account_id, gen_random_uuid(), o.id, file.id, 'registration', 'Margaux Lehoux', now()
     from orders o, file where o.reference = :reference
     returning id`,
    { reference },
  )
  return rows[0]?.id ?? ''
}

/** The provider's page for an order: untouched, after a card that was refused, or while the bank asks. */
export async function hostedPage(
  { portal, scopeOf, admin }: TestPortal,
  owner: string,
  reference: string,
  state: 'open' | 'refused' | 'challenge',
): Promise<string> {
  const url = await portal.services.payments.startCheckout(scopeOf(owner), reference)
  const id = url.split('/').at(-1) ?? ''
  if (state === 'challenge') await admin('sandbox_checkouts').where({ id }).update({ state, card_last4: '3155' })
  if (state === 'refused') {
    const decided = {
      decided_at: new Date(),
      event_id: `evt_${id}`,
      refusal_reason: 'card_declined',
      card_last4: '0002',
    }
    await admin('sandbox_checkouts')
      .where({ id })
      .update({ state, ...decided })
  }
  return id
}

/** Prints every document of the account, as its first reader would: whoever reads it after that changes nothing. */
export async function printDocuments({ portal, scopeOf, admin }: TestPortal, owner: string): Promise<void> {
  const scope = scopeOf(owner)
  for (const { id } of await admin('documents').where('account_id', scope.accountId).select<{ id: string }[]>('id')) {
    await portal.services.documents.print(scope, { id })
  }
}

/** The token of a link that was just sent to somebody who has forgotten their password. */
export async function passwordToken({ portal, admin, scopeOf }: TestPortal, login: string): Promise<string> {
  const user = await admin('users').where({ login }).first('id', 'login', 'name', 'email', 'language')
  await inTransaction(scopeOf(login), (tx) => portal.services.access.issuePasswordLink(tx, user, 'reset'))
  return mailedToken(admin, 'password', user.email)
}

/** The token of a link that was just sent to the new address of somebody. */
export async function emailToken({ portal, admin, scopeOf }: TestPortal, login: string): Promise<string> {
  const email = `new-${login}@example.test`
  const fault = await portal.services.profile.askEmailChange(
    scopeOf(login),
    { email },
    { present: DEMO_PASSWORD, session: '' },
  )
  if (fault) throw new Error(`the address could not be changed: ${fault}`)
  return mailedToken(admin, 'email-changes', email)
}

/** The token of a link to the personal data of somebody, which nobody has opened yet. */
export async function personalDataToken({ portal, admin, scopeOf }: TestPortal, login: string): Promise<string> {
  const { account_id: accountId, email } = await admin('users').where({ login }).first()
  await portal.services.personalData.send(portal.system, newId(scopeOf(login).now()), { accountId, email })
  return mailedToken(admin, 'personal-data/links', email)
}

/** A session that somebody has opened elsewhere. */
export async function openSessionId({ admin, clock }: TestPortal, login: string): Promise<string> {
  const user = await admin('users').where({ login }).first('id', 'account_id')
  const now = clock.now()
  const [session] = await admin('sessions')
    .insert({
      token_hash: hashToken(newToken()),
      account_id: user.account_id,
      user_id: user.id,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + 3_600_000),
      address: '192.0.2.7',
      user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Firefox/130.0',
    })
    .returning('id')
  return session.id
}

/** The token in the newest mail to an address, by the page that its link leads to. */
export async function mailedToken(admin: Knex, page: string, recipient: string): Promise<string> {
  const mail = await admin('mails')
    .where({ recipient })
    .where('text_body', 'like', `%/${page}/%`)
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first('text_body')
  const token = new RegExp(`/${page}/([A-Za-z0-9_-]{43})`).exec(mail?.text_body ?? '')?.[1]
  if (!token) throw new Error(`no link to /${page} was sent to ${recipient}`)
  return token
}

/** What its CA says to the newest request of an order. */
export async function refuseByCa({ admin }: TestPortal, reference: string): Promise<void> {
  const order = await admin('orders').where({ reference }).first('id')
  await admin('certificates')
    .where('order_id', order.id)
    .update({ state: 'refused', refusal: 'attribute_too_long (organization)', submitted_at: new Date() })
}
