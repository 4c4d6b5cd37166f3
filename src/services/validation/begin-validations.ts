import { getProduct, type Catalogue } from '#domain/catalogue/catalogue.ts'
import type { CertificateName } from '#domain/names/certificate-name.ts'
import type { Order } from '#domain/orders/order.ts'
import { orderedNames } from '#domain/orders/ordered-names.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { valueLapsesAt } from '#domain/rules/dcv-values.ts'
import { authorizationDomain } from '#domain/validation/authorization-domain.ts'
import { firstCheckAt } from '#domain/validation/check-schedule.ts'
import { covers } from '#domain/validation/coverage.ts'
import { mailChallenge, placedChallenge } from '#domain/validation/dcv-challenge.ts'
import type { DomainValidation, Expectation } from '#domain/validation/domain-validation.ts'
import { MAIL_WINDOW, overMailed } from '#domain/validation/mail-limits.ts'
import type { MethodChoice } from '#domain/validation/method-choice.ts'
import { hashToken, newId, newToken } from '#platform/ids.ts'
import type { AccountTx } from '#platform/scope.ts'
import type { QueueMail } from '#services/mails/queue-mail.ts'
import { getAccountTerms } from '#stores/account-store.ts'
import { getNewestCertificate } from '#stores/certificate-store.ts'
import { enqueue } from '#stores/job-store.ts'
import {
  countValidationMails,
  insertValidation,
  insertValidationMail,
  listValidations,
  markValidated,
  type NewValidation,
} from '#stores/validation-store.ts'
import { knownProofs } from './known-proofs.ts'

export interface ValidationDeps {
  readonly catalogue: () => Catalogue
  readonly queueMail: QueueMail
  /** The page that a mailed link opens. */
  readonly challengeUrl: (token: string) => string
  /** Zone that default CNAME records point into. */
  readonly validationZone: string
}

/**
 * Asks for proof of every name that nothing proves yet, by the chosen method of its domain. Proofs that the account has
 * given the same authority and that may still be reused are taken over with their own dates, as the recap has told.
 */
export const beginValidations =
  (deps: ValidationDeps) =>
  async (tx: AccountTx, order: Order, choices: readonly MethodChoice[]): Promise<void> => {
    const names = orderedNames(order.names)
    const { supplier } = getProduct(deps.catalogue(), order.productCode)
    for (const choice of choices) {
      const mine = names.filter(({ domain }) => domain === choice.domain)
      const known = await knownProofs(tx, mine, supplier)
      if (known) {
        for (const proof of known) await takeOver(tx, order, proof, supplier)
        continue
      }
      for (const domain of new Set(mine.map((name) => authorizationDomain(name, choice.method, choice.place)))) {
        await beginOne(tx, deps, order, choice, domain, mine)
      }
    }
  }

export type BeginValidations = ReturnType<typeof beginValidations>

/** Asks for proof of one authorization domain, which is to speak for these names. */
export async function beginOne(
  tx: AccountTx,
  deps: ValidationDeps,
  order: Order,
  choice: MethodChoice,
  domain: string,
  names: readonly CertificateName[],
): Promise<void> {
  const { supplier } = getProduct(deps.catalogue(), order.productCode)
  const covered = names.filter(({ value }) => covers({ domain, method: choice.method }, value))
  const known = await knownProofs(tx, covered, supplier)
  const proof = known?.find((one) => one.domain === domain)
  if (proof) {
    await takeOver(tx, order, proof, supplier)
    return
  }
  const expected = await expectationOf(tx, deps, order, choice, domain)
  const validation: NewValidation = {
    id: newId(tx.now()),
    orderId: order.id,
    name: domain,
    domain,
    method: choice.method,
    supplier,
    expected,
    nextCheckAt: choice.method === 'email' ? null : firstCheckAt(tx.now()),
  }
  await insertValidation(tx, validation)
  if (choice.method === 'email') await mailChallenges(tx, deps, order, validation)
  else await scheduleCheck(tx, validation.id, validation.nextCheckAt)
}

/** A proof of another order, with its own date. */
async function takeOver(tx: AccountTx, order: Order, proof: DomainValidation, supplier: string): Promise<void> {
  if (proof.validatedAt === null) return
  const { name, domain, method, expected, validatedAt } = proof
  const id = newId(tx.now())
  await insertValidation(tx, { id, orderId: order.id, name, domain, method, supplier, expected, nextCheckAt: null })
  await markValidated(tx, id, validatedAt)
}

async function expectationOf(
  tx: AccountTx,
  { catalogue, validationZone }: ValidationDeps,
  order: Order,
  { method, addresses }: MethodChoice,
  domain: string,
): Promise<Expectation> {
  if (method === 'email') {
    const offered = mailChallenge([domain])
    const chosen = offered.addresses.filter((address) => addresses.includes(address))
    return chosen.length > 0 ? { ...offered, addresses: chosen } : offered
  }
  const { csrSha256, csrMd5 } = await getNewestCertificate(tx, order.id)
  const csr = csrSha256 !== null && csrMd5 !== null ? { sha256: csrSha256, md5: csrMd5 } : null
  const { supplier } = getProduct(catalogue(), order.productCode)
  const input = { domain, token: newToken().replace(/[^A-Za-z0-9]/g, ''), zone: validationZone, csr }
  const placed = method === 'dns_txt' || method === 'dns_cname' || method === 'http_file' ? method : 'dns_txt'
  return placedChallenge(placed, supplier, input) ?? placedChallenge(placed, '', input) ?? mailChallenge([])
}

/** Writes one mail with a link of its own to each address; the link proves that somebody reads there. Not without limit: they go to strangers. */
export async function mailChallenges(
  tx: AccountTx,
  { queueMail, challengeUrl }: ValidationDeps,
  order: Order,
  validation: Pick<NewValidation, 'id' | 'domain' | 'expected'>,
): Promise<void> {
  const sent = await countValidationMails(tx, new Date(tx.now().getTime() - MAIL_WINDOW))
  const over = overMailed(validation.expected.addresses, sent)
  if (over !== null) throw new Refusal('too_many', 'too_many_challenge_mails', { domain: over })
  const { language, name: accountName } = await getAccountTerms(tx)
  const expiresAt = valueLapsesAt(tx.now())
  for (const address of validation.expected.addresses) {
    const token = newToken()
    await insertValidationMail(tx, {
      id: newId(tx.now()),
      validationId: validation.id,
      address,
      tokenHash: hashToken(token),
      expiresAt,
    })
    await queueMail(tx, {
      to: address,
      language,
      orderId: order.id,
      mail: {
        kind: 'dcv_challenge',
        data: {
          reference: order.reference,
          domain: validation.domain,
          names: order.names,
          requestedBy: accountName,
          approveUrl: challengeUrl(token),
          expiresAt,
        },
      },
      token,
    })
  }
}

/** One check waits for each validation; asking again moves it. */
export async function scheduleCheck(tx: AccountTx, validationId: string, at: Date | null): Promise<void> {
  await enqueue(
    tx,
    'check_domain',
    { accountId: tx.accountId, validationId },
    { key: `dcv:${validationId}`, ...(at && { at }), tries: 3 },
  )
}

/** The live validations of one registrable domain of an order. */
export async function validationsOfDomain(tx: AccountTx, orderId: string, domain: string) {
  const validations = await listValidations(tx, orderId)
  return validations.filter((validation) => validation.domain === domain || validation.domain.endsWith(`.${domain}`))
}
