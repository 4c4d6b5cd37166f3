import { load } from 'cheerio'
import request from 'supertest'
import { mailedToken } from '../../support/example-facts.ts'
import { open, send, type Agent, type TestPortal } from '../../support/portal.ts'

export const USERS = '/administration/users'
export const CONTACTS = '/administration/contacts'
export const PASSWORD = 'seven-loaves-in-the-oven'

/** A user as the form writes one; tests say what is different about theirs. */
export const person = (fields: Record<string, string | readonly string[]> = {}) => ({
  name: 'Ève Martin',
  login: 'eve.martin',
  email: 'eve@harbour-bakery.example',
  language: 'fr',
  rights: ['administrative', 'technical'],
  inform: 'yes',
  ...fields,
})

/** Looks up what the pages only show in parts. */
export function lookUps({ admin, app }: Pick<TestPortal, 'admin' | 'app'>) {
  const userId = async (login: string): Promise<string> => (await admin('users').where({ login }).first('id')).id

  /** Chooses a password by the newest invitation and signs in. */
  const acceptInvitation = async (login: string): Promise<Agent> => {
    const { email } = await admin('users').where({ login }).first('email')
    const path = `/password/${await mailedToken(admin, 'password', email)}`
    const agent = request.agent(app)
    await send(agent, path, path, { password: PASSWORD, again: PASSWORD })
    const answer = await send(agent, '/sign-in', '/sign-in', { login, password: PASSWORD })
    if (answer.status !== 303) throw new Error(`${login} could not sign in: ${answer.status}`)
    return agent
  }

  const logged = (action: string) =>
    admin('audit_log').where({ action }).orderBy('id').select('subject', 'details', 'actor_name', 'address')

  return { userId, acceptInvitation, logged }
}

/** Complaints of a form that came back, by field. */
export function errorsOf(html: string): readonly string[] {
  const $ = load(html)
  return $('.field-error')
    .map((_, element) => $(element).text())
    .get()
}

/** What the form of a page says that it was filled from. */
export async function versionOn(agent: Agent, address: string): Promise<string> {
  return String((await open(agent, address))('input[name=version]').val())
}
