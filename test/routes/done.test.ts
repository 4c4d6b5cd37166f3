import { describe, expect, test } from 'vitest'
import { open, send, startPortal } from '../support/portal.ts'

const portal = await startPortal({}, { demo: true })

/** The words of the notices above a page. */
const notices = async (agent: Awaited<ReturnType<typeof portal.signIn>>) =>
  (await open(agent, '/profile/sessions'))('.main-inner > .alert').text()

describe('what an act has done', () => {
  test('is said by the next page, and by that one alone', async () => {
    const agent = await portal.signIn('harbour.super')

    await send(agent, '/profile/sessions', '/profile/sessions/endings')
    const [first, second] = [await notices(agent), await notices(agent)]

    expect(first).toContain('Toutes vos autres sessions sont fermées.')
    expect(second).toBe('')
  })

  test.each(['done.profile.nothing', 'errors.titles.failed', 'done.%3Cb%3E', '__proto__'])(
    'is not said for the cookie %s, which we have not written',
    async (value) => {
      const agent = await portal.signIn('harbour.super')
      agent.jar.setCookie(`done=${value}; Path=/`)

      expect(await notices(agent)).toBe('')
    },
  )
})
