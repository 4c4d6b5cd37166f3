import { describe, expect, test } from 'vitest'
import { MINUTE } from '#domain/shared/time.ts'
import { setUpProvider } from '../support/single-sign-on.ts'
import { pathOf, singleSignOnSteps } from './single-sign-on-steps.ts'

const { portal, idp, harbour, norrland, browser, isSignedIn, refused, leave, signIn } = await singleSignOnSteps()
const { clock } = portal

describe('what comes back', () => {
  test('counts once', async () => {
    const { agent, back } = await signIn()
    const again = await agent.get(back)

    expect(again.status).toBe(401)
  })

  test('counts in the browser that began alone', async () => {
    const back = await idp.signIn(await leave(browser()))
    const other = browser()
    const withoutCookie = await other.get(pathOf(back))

    expect(withoutCookie.status).toBe(401)
    expect(await isSignedIn(other)).toBe(false)
  })

  test('needs the state that was sent', async () => {
    const agent = browser()
    const back = new URL(await idp.signIn(await leave(agent)))
    back.searchParams.set('state', 's'.repeat(43))

    expect((await agent.get(back.pathname + back.search)).status).toBe(401)
  })

  test('needs the nonce that was sent', async () => {
    const agent = browser()
    const asked = new URL(await leave(agent))
    asked.searchParams.set('nonce', 'n'.repeat(43))
    const answer = await agent.get(pathOf(await idp.signIn(asked.href)))

    expect(answer.status).toBe(401)
    expect(await refused()).toMatchObject({ why: 'refused' })
  })

  test('needs the secret that only this sign-in has: an own challenge does not do', async () => {
    const agent = browser()
    const asked = new URL(await leave(agent))
    asked.searchParams.set('code_challenge', 'c'.repeat(43))
    const answer = await agent.get(pathOf(await idp.signIn(asked.href)))

    expect(answer.status).toBe(401)
  })

  test('is refused with a code that was used before', async () => {
    const used = new URL((await signIn()).back, 'http://localhost:3999')
    const agent = browser()
    const back = new URL(await idp.signIn(await leave(agent)))
    back.searchParams.set('code', String(used.searchParams.get('code')))

    expect((await agent.get(back.pathname + back.search)).status).toBe(401)
  })

  test('is refused as another issuer’s, and at another account’s address', async () => {
    await setUpProvider(portal, idp, 'norrland.super')
    const [first, second] = [browser(), browser()]
    const mixed = new URL(await idp.signIn(await leave(first)))
    mixed.searchParams.set('iss', 'https://evil.example')
    const foreign = pathOf(await idp.signIn(await leave(second))).replace(
      String(harbour.accountId),
      String(norrland.accountId),
    )

    expect((await first.get(mixed.pathname + mixed.search)).status).toBe(401)
    expect((await second.get(foreign)).status).toBe(401)
  })

  test('is refused when the token has expired, and when the sign-in was begun too long ago', async () => {
    const [expired, late] = [browser(), browser()]
    const ways = [await idp.signIn(await leave(expired)), await idp.signIn(await leave(late))]
    clock.set(new Date(clock.now().getTime() + 5 * MINUTE))
    const first = await expired.get(pathOf(ways[0]!))
    const why = await refused()
    clock.set(new Date(clock.now().getTime() + 5 * MINUTE))
    const second = await late.get(pathOf(ways[1]!))

    expect([first.status, second.status]).toEqual([401, 401])
    expect(why).toMatchObject({ why: 'refused' })
  })

  test('finds nothing when single sign-on was switched off or led elsewhere meanwhile', async () => {
    const [first, second] = [browser(), browser()]
    const ways = [await idp.signIn(await leave(first)), await idp.signIn(await leave(second))]
    await setUpProvider(portal, idp, 'harbour.super', { isOn: false })
    const off = await first.get(pathOf(ways[0]!))
    await setUpProvider(portal, idp, 'harbour.super', { issuer: 'https://elsewhere.example' })
    const elsewhere = await second.get(pathOf(ways[1]!))

    expect([off.status, elsewhere.status]).toEqual([401, 401])
  })

  test('a provider that fails meanwhile leaves nobody signed in', async () => {
    const agent = browser()
    const back = await idp.signIn(await leave(agent))
    idp.trouble = 'down'
    const answer = await agent.get(pathOf(back))

    expect(answer.status).toBe(502)
    expect(await isSignedIn(agent)).toBe(false)
  })
})
