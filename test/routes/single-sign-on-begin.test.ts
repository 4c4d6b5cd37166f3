import type request from 'supertest'
import { describe, expect, test } from 'vitest'
import { faultsOf } from '../guarantees/page-laws.ts'
import { send } from '../support/portal.ts'
import { setUpProvider } from '../support/single-sign-on.ts'
import { singleSignOnSteps, START } from './single-sign-on-steps.ts'

const { portal, idp, harbour, callbackOf, browser, readerRow, leave } = await singleSignOnSteps()
const { admin } = portal

describe('the way to the provider', () => {
  test('begins by the e-mail of a user or the name of the account, and tells nobody which others exist', async () => {
    const { email } = idp.person as { email?: string }
    const known = await leave(browser(), String(email).toUpperCase())
    const unknown = await send(browser(), START, START, { name: 'nobody@nowhere.example' })
    const without = await send(browser(), START, START, { name: 'montclair.super' })

    expect(known).toContain(idp.issuer)
    expect([unknown.status, without.status]).toEqual([422, 422])
    const said = ({ text }: request.Response) => /alert tone-stop[\s\S]*?<\/div>\s*<\/div>/.exec(text)?.[0]
    expect(said(unknown)).toBe(said(without))
    expect(faultsOf(unknown.text)).toEqual([])
  })

  test('answers a known and an unknown address of one account alike', async () => {
    const { email } = await readerRow()
    const domain = String(email).split('@')[1]

    const urls = [await leave(browser(), email), await leave(browser(), `nobody-at-all@${domain}`)].map(
      (url) => new URL(url),
    )

    const told = urls.map((url) => [url.origin, url.pathname, url.searchParams.get('redirect_uri')])
    expect(told[0]).toEqual([idp.issuer, '/auth', callbackOf(harbour)])
    expect(told[1]).toEqual(told[0])
  })

  test.each([
    ['gmail.com', ['harbour.super']],
    ['shared.example', ['harbour.super', 'norrland.super']],
    ['victim.example', ['harbour.reader']],
  ])('leads nobody anywhere by an address of %s, which proves nothing about the account', async (domain, logins) => {
    if (logins.length > 1) await setUpProvider(portal, idp, 'norrland.super')
    const users = () => admin('users').whereIn('login', logins)
    const before = await users().select('id', 'email')
    for (const { id } of before)
      await admin('users')
        .where({ id })
        .update({ email: `known-${id}@${domain}` })

    const answers = await Promise.all(
      [`known-${before[0].id}@${domain}`, `unknown@${domain}`].map((name) => send(browser(), START, START, { name })),
    )

    for (const { id, email } of before) await admin('users').where({ id }).update({ email })
    expect(answers.map(({ status }) => status)).toEqual([422, 422])
  })

  test('is not the way into an account whose users sign in by certificate alone', async () => {
    const harbours = admin('accounts').where('id', harbour.accountId)
    await harbours.clone().update({ authentication_mode: 'client_certificate' })

    const asked = leave(browser())

    await expect(asked).rejects.toThrow('not sent to a provider: 422')
    await harbours.clone().update({ authentication_mode: 'password' })
  })

  test('asks the provider for a code, bound by state, nonce and PKCE', async () => {
    const asked = new URL(await leave(browser())).searchParams

    expect(asked.get('response_type')).toBe('code')
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('redirect_uri')).toBe(callbackOf(harbour))
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/)
    expect(asked.get('scope')).toContain('openid')
  })
})
