import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { open, startPortal } from '../support/portal.ts'
import { compareTimes, measurePairs, type TimingReport } from '../support/timing.ts'

/** Beyond it a difference by chance is one of sixteen thousand runs. */
const NEVER_BY_CHANCE = 4
const PAIRS = 60
const PATIENCE = 240_000

const { app, admin, database } = await startPortal({}, { passwords: 'real' })
const agent = request.agent(app)

const WAYS = [
  ['with a wrong password', '/sign-in', (login: string) => ({ login, password: 'not the right one' })],
  ['when a new password is asked for', '/sign-in/forgotten', (name: string) => ({ name })],
] as const

describe.each(WAYS)('%s', (_what, address, fields) => {
  test(
    'the time of the answer does not tell whether the login exists',
    async () => {
      const post = await poster(address)
      const about = (login: string) => () => post(fields(login))

      const report = compareTimes(await measurePairs(PAIRS, about('harbour.super'), about('harbour.nobody'), forget))

      expect(Math.abs(report.z), inWords(report)).toBeLessThan(NEVER_BY_CHANCE)
    },
    PATIENCE,
  )

  test.each([
    ['is asked for the first time', 0],
    ['is locked', 5],
  ])('the database is told the same, word for word, when the login %s', async (_when, failures) => {
    const post = await poster(address)
    const told = async (login: string) => {
      await forget()
      for (let count = 0; count < failures; count++) await send('/sign-in', { login, password: 'wrong' })
      return statementsOf(() => post(fields(login)))
    }

    const [known, unknown] = [await told('harbour.super'), await told('harbour.nobody')]

    expect(known.length).toBeGreaterThan(2)
    expect(unknown).toEqual(known)
  })

  test('the answer is the same', async () => {
    const post = await poster(address)
    await forget()
    const [known, unknown] = [await post(fields('harbour.super')), await post(fields('harbour.nobody'))]

    expect(unknown.status).toBe(known.status)
    expect(unknown.headers['location']).toBe(known.headers['location'])
    expect(bare(unknown.text)).toBe(bare(known.text))
  })
})

describe('the comparison', () => {
  const noisy = (slower: number) =>
    Array.from({ length: PAIRS }, (_, pair): [number, number] => {
      const load = 20 + 60 * random(pair)
      return [load * (1 + slower) + 8 * random(pair + 0.3), load + 8 * random(pair + 0.7)]
    })

  test('sees it on a busy machine when one way costs 10 % more', () => {
    expect(compareTimes(noisy(0.1)).z).toBeGreaterThan(NEVER_BY_CHANCE)
  })

  test('sees nothing where there is nothing', () => {
    expect(Math.abs(compareTimes(noisy(0)).z)).toBeLessThan(NEVER_BY_CHANCE)
  })
})

/** Sends a form again and again with the token of one page. */
async function poster(address: string) {
  const $ = await open(agent, address)
  const token = String($('input[name=_csrf]').first().val())
  return (fields: Readonly<Record<string, string>>) =>
    agent
      .post(address)
      .type('form')
      .send({ ...fields, _csrf: token })
}

const send = async (address: string, fields: Readonly<Record<string, string>>) => (await poster(address))(fields)

async function forget(): Promise<void> {
  await admin.raw('delete from sign_in_failures; delete from rate_limits')
}

/** What is said to the database meanwhile, without the values. */
async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
  const heard: string[] = []
  const listen = ({ sql }: { readonly sql: string }) => heard.push(sql)
  database.operator.knex.on('query', listen)
  await act()
  database.operator.knex.removeListener('query', listen)
  return heard
}

/** A page without what differs on every page, and without the login that was typed. */
const bare = (page: string) =>
  page.replaceAll(/name="_csrf" value="[^"]+"/g, '').replaceAll(/harbour\.(?:super|nobody)/g, 'the login')

/** The same numbers in every run. */
function random(seed: number): number {
  const wave = Math.sin(seed * 12.9898) * 43758.5453
  return wave - Math.floor(wave)
}

const inWords = ({ pairs, medians, medianDifference, z }: TimingReport) =>
  `${pairs} pairs, medians ${medians.map((ms) => ms.toFixed(2)).join(' and ')} ms, difference ${medianDifference.toFixed(3)} ms, z ${z.toFixed(2)}`
