import type { Response } from 'supertest'
import { expect, test, vi } from 'vitest'
import { open, type Agent, type TestPortal } from './portal.ts'
import { compareTimes, inWords, measurePairs, NEVER_BY_CHANCE, PAIRS } from './timing.ts'

/** A form that must not tell whether somebody, or something, is there. */
export interface SilentDoor {
  readonly known: string
  readonly unknown: string
  /** Sends the form about one of the two; nothing is opened meanwhile but what it answers. */
  readonly knock: (about: string) => Promise<Response>
  /** Before each time: what was counted is forgotten. */
  readonly forget: () => Promise<unknown>
  /** What may have come before, to one as to the other. */
  readonly states?: readonly (readonly [string, (about: string) => Promise<unknown>])[]
}

/** Told alike of everybody, it would prove nothing. */
const FORM_NOT_TAKEN = 403

const PATIENCE = 240_000
const NOTHING_BEFORE: NonNullable<SilentDoor['states']> = [['was asked for nothing before', () => Promise.resolve()]]

/** The three ways in which a door could tell: by the time that it takes, by what it asks the database, and by its answer. */
export function tellsNothing({ database }: TestPortal, door: SilentDoor): void {
  const { known, unknown, knock, forget, states = NOTHING_BEFORE } = door

  test(
    'the time of the answer does not tell',
    async () => {
      for (const about of [known, unknown]) await forget().then(() => knock(about))

      const measured = await measurePairs(
        PAIRS,
        () => knock(known),
        () => knock(unknown),
        forget,
      )

      const report = compareTimes(measured)
      if (process.env['SHOW_TIMES']) process.stdout.write(`${expect.getState().currentTestName}: ${inWords(report)}\n`)
      expect(Math.abs(report.z), inWords(report)).toBeLessThan(NEVER_BY_CHANCE)
    },
    PATIENCE,
  )

  test.each(states)('the database is told the same, word for word, of what %s', async (_when, prepare) => {
    const told = async (about: string) => {
      await forget()
      await prepare(about)
      return statementsOf(database, () => knock(about))
    }

    const [one, other] = [await told(known), await told(unknown)]

    expect(one.length).toBeGreaterThan(2)
    expect(other).toEqual(one)
  })

  test('the answer is the same', async () => {
    await forget()
    const [one, other] = [await knock(known), await knock(unknown)]

    expect(one.status, bare(one.text, door)).not.toBe(FORM_NOT_TAKEN)
    expect(other.status).toBe(one.status)
    expect(other.headers['location']).toBe(one.headers['location'])
    expect(bare(other.text, door)).toBe(bare(one.text, door))
  })
}

/** Sends a form again and again with the token of one page. */
export function poster(agent: Agent, address: string) {
  let token: Promise<string> | null = null
  return async (fields: Readonly<Record<string, string>>): Promise<Response> => {
    token ??= open(agent, address).then(($) => String($('input[name=_csrf]').first().val()))
    // The browser has its cookie once the page is open.
    const csrf = await token
    return agent
      .post(address)
      .type('form')
      .send({ ...fields, _csrf: csrf })
  }
}

/** What is said to the database meanwhile, without the values: in transactions, and beside them. */
async function statementsOf({ operator }: TestPortal['database'], act: () => Promise<unknown>): Promise<string[]> {
  const heard: string[] = []
  const listen = ({ sql }: { readonly sql: string }) => heard.push(sql)
  const asked = vi.spyOn(operator.pool, 'query')
  operator.knex.on('query', listen)
  await act()
  operator.knex.removeListener('query', listen)
  const beside = asked.mock.calls.map(([question]: readonly unknown[]) => textOf(question))
  asked.mockRestore()
  return [...heard, ...beside]
}

const textOf = (question: unknown): string =>
  typeof question === 'object' && question !== null && 'text' in question ? String(question.text) : String(question)

/** A page without what differs on every page, and without what was typed. */
const bare = (page: string, { known, unknown }: Pick<SilentDoor, 'known' | 'unknown'>) =>
  page
    .replaceAll(/name="_csrf" value="[^"]+"/g, '')
    .replaceAll(known, 'what was typed')
    .replaceAll(unknown, 'what was typed')
    .replaceAll(/([?&;](?:state|nonce|code_challenge)=)[\w-]+/g, '$1')
