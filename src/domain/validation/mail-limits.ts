import { DAY } from '#domain/shared/time.ts'

/** Challenge mails go to people who may never have heard of the account: over this time no more than so many. */
export const MAIL_WINDOW = DAY

/** To one domain: its five mailboxes, for a dozen orders or changes. */
const MOST_TO_DOMAIN = 60

/** By one account, to all domains together. */
const MOST_BY_ACCOUNT = 500

/** Where mails may go that an account has had sent within the window. */
export interface SentMails {
  readonly byAccount: number
  readonly toDomain: ReadonlyMap<string, number>
}

export const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)

/** The domain to which these would be too many mails; null where all may go out. */
export function overMailed(addresses: readonly string[], sent: SentMails): string | null {
  const domains = addresses.map(domainOf)
  if (sent.byAccount + addresses.length > MOST_BY_ACCOUNT) return domains[0] ?? null
  const isOver = (domain: string) =>
    (sent.toDomain.get(domain) ?? 0) + domains.filter((one) => one === domain).length > MOST_TO_DOMAIN
  return domains.find(isOver) ?? null
}
