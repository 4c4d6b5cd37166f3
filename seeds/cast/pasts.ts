import { rightsOf, type Right } from '#domain/access/rights.ts'
import { Story, type StoryTools, type Teller } from '../story/story.ts'
import { DEMONSTRATION, FJORD, HARBOUR, MONTCLAIR, NORRLAND } from './cast.ts'
import { demonstration } from './demonstration.ts'
import { fjord } from './pasts/fjord.ts'
import { harbour } from './pasts/harbour.ts'
import { montclair } from './pasts/montclair.ts'
import { norrland } from './pasts/norrland.ts'
import { teller, type Past, type Tale } from './pasts/tale.ts'

const TALES: ReadonlyMap<string, Tale> = new Map([
  [HARBOUR.account.slug, harbour],
  [FJORD.account.slug, fjord],
  [MONTCLAIR.account.slug, montclair],
  [NORRLAND.account.slug, norrland],
  [DEMONSTRATION.account.slug, (tools, tellers) => demonstration(new Story(tools, teller(tellers, 'demonstration')))],
])

/** An account that was just opened. */
export interface Opened {
  readonly slug: string
  readonly accountId: string
}

/**
 * Tells what has happened before the newcomer looks: of all accounts together, oldest first, because an office numbers
 * its documents in the order of their dates.
 */
export async function tellPasts(tools: StoryTools, accounts: readonly Opened[]): Promise<void> {
  const pasts: { past: Past; next: IteratorResult<number, void> }[] = []
  for (const { slug, accountId } of accounts) {
    const past = TALES.get(slug)?.(tools, await tellersOf(tools, accountId))
    if (past) pasts.push({ past, next: await past.next() })
  }
  for (;;) {
    const oldest = pasts
      .filter(({ next }) => !next.done)
      .toSorted((a, b) => Number(b.next.value) - Number(a.next.value))[0]
    if (!oldest) return
    oldest.next = await oldest.past.next()
  }
}

async function tellersOf({ database }: StoryTools, accountId: string): Promise<ReadonlyMap<string, Teller>> {
  const users = await database.operator.knex('users').where('account_id', accountId)
  return new Map(
    users.map((row): [string, Teller] => [
      row.login,
      {
        accountId,
        userId: row.id,
        name: row.name,
        rights: [...rightsOf({ ...row, isSuperUser: row.is_super_user })] as Right[],
      },
    ]),
  )
}
