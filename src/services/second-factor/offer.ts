import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Person } from '#domain/access/person.ts'
import { OFFER_STANDS_FOR, RECOVERY_CODE_BYTES, RECOVERY_CODES, recoveryCodeOf } from '#domain/access/second-factor.ts'
import { hashToken } from '#platform/ids.ts'
import type { OperatorScope } from '#platform/scope.ts'
import { SealBroken } from '#platform/secrets.ts'
import type { SecondFactorDeps } from './deps.ts'

type OfferDeps = Pick<SecondFactorDeps, 'secrets' | 'oneTimePasswords' | 'operatorName'>

const Content = z.strictObject({ key: z.string(), codes: z.array(z.string()), at: z.number() })

/** A key and recovery codes that somebody may confirm. Opening a page stores nothing: its form carries this, sealed. */
export interface Offer {
  readonly sealed: string
  readonly key: string
  /** What the QR code says. */
  readonly uri: string
}

export interface OpenedOffer {
  readonly key: string
  readonly codes: readonly string[]
  /** Names the offer without telling what is in it. */
  readonly hash: Buffer
}

const contextOf = ({ kind, id }: Person) => `two-factor offer to ${kind} ${id}`

function makeOffer(
  { secrets, oneTimePasswords, operatorName }: OfferDeps,
  { now }: OperatorScope,
  person: Person,
): Offer {
  const key = oneTimePasswords.newKey()
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeOf(randomBytes(RECOVERY_CODE_BYTES)))
  const content: z.infer<typeof Content> = { key, codes, at: now().getTime() }
  return {
    sealed: secrets.seal(Buffer.from(JSON.stringify(content)), contextOf(person)),
    ...keyOf({ oneTimePasswords, operatorName }, person, key),
  }
}

/** The offer of a form that came back; null when it is not ours, somebody else's, or too old. */
export function openOffer(
  { secrets }: Pick<OfferDeps, 'secrets'>,
  { now }: OperatorScope,
  person: Person,
  sealed: string,
): OpenedOffer | null {
  try {
    const { key, codes, at } = Content.parse(JSON.parse(secrets.open(sealed, contextOf(person)).toString()))
    return now().getTime() - at > OFFER_STANDS_FOR ? null : { key, codes, hash: hashToken(sealed) }
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}

/** What a form offers: the same once more after a wrong code, or a new one when there is none that stands. */
export const offerAgain =
  (deps: OfferDeps) =>
  (scope: OperatorScope, person: Person, sealed: string): Offer => {
    const opened = openOffer(deps, scope, person, sealed)
    return opened ? { sealed, ...keyOf(deps, person, opened.key) } : makeOffer(deps, scope, person)
  }

const keyOf = ({ oneTimePasswords, operatorName }: Omit<OfferDeps, 'secrets'>, person: Person, key: string) => ({
  key,
  uri: oneTimePasswords.uriOf({ key, issuer: operatorName, label: person.login }),
})
