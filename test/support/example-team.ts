import { hashToken, newId, newToken } from '#platform/ids.ts'
import type { Example } from './examples.ts'
import type { TestPortal } from './portal.ts'

const OWNER = 'harbour.super'

/** What addresses of the back office name: an account with somebody locked out, people of the staff, a session, a link. */
export async function plantTeam(portal: TestPortal): Promise<readonly Example[]> {
  const {
    admin,
    clock,
    portal: { services, system },
  } = portal
  const id = newId(clock.now())
  const fields = { name: 'Noa New', login: 'noa.new', email: 'noa@chancery.example' }
  await services.team.add(system, id, { ...fields, language: 'en', role: 'support' }, 'New at the help desk')
  const member = async (login: string) => String((await admin('staff').where({ login }).first('id')).id)
  const locked = await admin('users').where({ login: 'locked' }).first('id')
  const aMember = (name: string, staffId: string): Example => ({ name, owner: OWNER, values: { staffId } })
  return [
    {
      name: 'an account',
      owner: OWNER,
      values: { slug: 'harbour-bakery', userId: locked.id },
      under: '/staff/accounts/:slug',
    },
    { name: 'another account', owner: OWNER, values: { slug: 'norrland-bank' }, under: '/staff/accounts/:slug' },
    aMember('somebody of the staff', await member('sales')),
    aMember('the administrator', await member('admin')),
    aMember('somebody who was invited', id),
    {
      name: 'an open session of the staff',
      owner: OWNER,
      values: { sessionId: await openStaffSession(portal) },
      under: '/staff/sessions',
    },
    {
      name: 'a link to choose a password, for staff',
      owner: OWNER,
      values: { token: await staffToken(portal) },
      under: '/staff/password',
    },
  ]
}

async function openStaffSession({ admin, clock }: TestPortal): Promise<string> {
  const staff = await admin('staff').where({ login: 'admin' }).first('id')
  const now = clock.now()
  const [session] = await admin('sessions')
    .insert({
      token_hash: hashToken(newToken()),
      staff_id: staff.id,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + 3_600_000),
      address: '192.0.2.7',
      user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Firefox/130.0',
    })
    .returning('id')
  return session.id
}

/** The token of the link that invited somebody. */
export async function staffToken({ admin }: TestPortal, recipient = 'noa@chancery.example'): Promise<string> {
  const mail = await admin('operator_mails').where({ recipient }).orderBy('created_at', 'desc').first('text_body')
  const token = /\/staff\/password\/([A-Za-z0-9_-]{43})/.exec(mail?.text_body ?? '')?.[1]
  if (!token) throw new Error(`no link was sent to ${recipient}`)
  return token
}
