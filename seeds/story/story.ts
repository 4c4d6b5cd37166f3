import { registrationKey } from '#domain/organizations/registration-number.ts'
import { readCsrText } from '#domain/csr/read-csr-text.ts'
import type { Actor } from '#domain/access/actor.ts'
import { RIGHTS, type Right } from '#domain/access/rights.ts'
import type { NewContract } from '#domain/contracts/new-contract.ts'
import type { ContactInput, OrderInput, OrganizationInput } from '#domain/orders/order-input.ts'
import type { PaymentMeans } from '#domain/orders/order.ts'
import { likelyKind } from '#domain/organizations/holder-kind.ts'
import { checklistOf } from '#domain/validation/checklist.ts'
import type { DcvMethod } from '#domain/rules/dcv-methods.ts'
import { addDays, DAY, dayOf, HOUR } from '#domain/shared/time.ts'
import type { Database } from '#platform/database.ts'
import { hashToken, newId, newToken } from '#platform/ids.ts'
import type { AccountScope } from '#platform/scope.ts'
import type { Services } from '#services/index.ts'
import { makeDemoCsr } from './make-csr.ts'

/** A clock that the story winds. */
export interface StoryClock {
  now: () => Date
  set(at: Date): void
}

export function storyClock(): StoryClock {
  let at = new Date()
  return {
    now: () => at,
    set: (moment) => {
      at = moment
    },
  }
}

export interface StoryTools {
  readonly services: Services
  readonly database: Database
  readonly clock: StoryClock
  readonly today: Date
  readonly extraSuffixes: readonly string[]
  /** Orders choose the holder and the contact that an earlier one has made known, as people do. */
  readonly choosesKnown?: true
  /** Works off everything that is due. */
  readonly work: () => Promise<void>
}

/** Somebody of an account who acts in the story. */
export interface Teller {
  readonly accountId: string
  readonly userId: string
  readonly name: string
  readonly rights?: readonly Right[]
}

export interface StoryOrder {
  readonly product: string
  readonly names: readonly string[]
  readonly daysAgo: number
  readonly holder: OrganizationInput
  readonly contact: ContactInput
  readonly means: PaymentMeans
  readonly years?: number
  readonly method?: DcvMethod
  readonly software?: string
  readonly quote?: boolean
  readonly customerReference?: string
  /** In the account's own fields, by their slots. */
  readonly customValues?: readonly string[]
  readonly purchaseOrder?: string
}

export interface StoryContract extends Omit<NewContract, 'startsOn' | 'endsOn'> {
  readonly fromDay: number
  readonly toDay: number
}

/** Tells the past of an account through the acts of the portal, at the times at which they happened. */
export class Story {
  readonly #tools: StoryTools
  readonly #teller: Teller

  constructor(tools: StoryTools, teller: Teller) {
    this.#tools = tools
    this.#teller = teller
  }

  /** Goes to so many days (and hours) before today. */
  at(daysAgo: number, hours = 0): void {
    const { clock, today } = this.#tools
    clock.set(new Date(today.getTime() - daysAgo * DAY + hours * HOUR))
  }

  scope(actor: Actor = this.#user()): AccountScope {
    const { database, clock } = this.#tools
    return { accountId: this.#teller.accountId, actor, portal: database.portal, now: clock.now }
  }

  async order(wish: StoryOrder): Promise<string> {
    const { services, work } = this.#tools
    this.at(wish.daysAgo)
    const input = { ...this.#input(wish), ...(this.#tools.choosesKnown && (await this.#known(wish))) }
    const csr = input.csrPem === null ? null : readCsrText(input.csrPem)
    const draftId = newId(this.#tools.clock.now())
    const { assessment } = await services.orders.keepDraft(this.scope(), draftId, input, csr)
    const [fault] = assessment.faults
    if (fault) throw new Error(`the story orders ${wish.product} wrongly: ${fault.field} ${fault.key}`)
    const domains = new Set(assessment.names.names.map(({ name }) => name.domain))
    const choices = [...domains].map((domain) => ({ domain, method: wish.method ?? ('email' as const), addresses: [] }))
    const reference = await services.orders.place(this.scope(), draftId, choices)
    await work()
    return reference
  }

  /** Sales make a contract for the account; its days count from today. */
  async contract(daysAgo: number, { fromDay, toDay, ...terms }: StoryContract): Promise<void> {
    this.at(daysAgo)
    const { services, database, clock, today } = this.#tools
    const { id, name, role } = await database.operator.knex('staff').where('login', 'sales').first('id', 'name', 'role')
    const actor: Actor = { kind: 'staff', id, name, role, address: null }
    const operator = { actor, operator: database.operator, now: clock.now }
    const [startsOn, endsOn] = [dayOf(addDays(today, fromDay)), dayOf(addDays(today, toDay))]
    const wish = { ...terms, startsOn, endsOn }
    const made = await services.contracts.make(operator, this.#teller.accountId, newId(clock.now()), wish)
    if (!made.made) throw new Error(`the story makes a contract wrongly: ${made.faults.map(({ code }) => code).join()}`)
  }

  /** Accounting enters the transfer that came for the order's invoice. */
  async pay(reference: string, daysAgo: number): Promise<void> {
    const { services, work, clock } = this.#tools
    this.at(daysAgo, 2)
    const { documents } = await services.orders.read(this.scope(), reference)
    const invoice = documents.find(({ kind }) => kind === 'invoice')
    if (!invoice) throw new Error(`${reference} has no invoice to pay`)
    await services.payments.enter(this.scope(this.#staff('Hélène Marchand', 'accounting')), invoice.number, {
      means: 'transfer',
      amount: invoice.content.gross,
      currency: invoice.content.currency,
      receivedOn: clock.now().toISOString().slice(0, 10),
      bankReference: `VIR ${invoice.number}`,
      idempotencyKey: `story:${invoice.number}`,
    })
    await work()
  }

  /** Whoever reads mail at the domains follows the links of the challenge mails. */
  async agreeByMail(reference: string, daysAgo: number): Promise<void> {
    const { services, work, database, clock } = this.#tools
    this.at(daysAgo, 3)
    const { order } = await services.orders.read(this.scope(), reference)
    const operator = { actor: this.#staff('', 'support'), operator: database.operator, now: clock.now }
    for (const token of await this.#mailedTokens(order.id)) {
      await services.validation.approveMailedChallenge(operator, token)
    }
    await work()
  }

  /** The validation team ticks the whole list and completes the audit, unless an earlier one is reused. */
  async audit(reference: string, daysAgo: number, level: 'ov' | 'ev' = 'ov'): Promise<void> {
    const { services, work } = this.#tools
    this.at(daysAgo, 4)
    const scope = this.scope(this.#staff('Tomás Ferreira', 'validation'))
    const { audit } = await services.orders.read(scope, reference)
    if (audit?.state === 'completed') return
    await services.audits.tick(scope, reference, checklistOf(level))
    await services.audits.complete(scope, reference)
    await work()
  }

  /** The super user makes fields of the account's own. */
  async fields(
    daysAgo: number,
    fields: readonly { readonly name: string; readonly allowedValues?: readonly string[] }[],
  ): Promise<void> {
    this.at(daysAgo)
    for (const { name, allowedValues = [] } of fields) {
      const scope = this.scope()
      await this.#tools.services.customFields.add(scope, newId(scope.now()), { name, isOn: true, allowedValues })
    }
  }

  async suspend(reference: string, daysAgo: number, reason: string): Promise<void> {
    this.at(daysAgo, 4)
    const { services, work } = this.#tools
    await services.orders.suspend(this.scope(this.#staff('Tomás Ferreira', 'validation')), reference, reason)
    await work()
  }

  /** The validation team refuses what it can't verify; the money comes back. */
  async refuse(reference: string, daysAgo: number, reason: string): Promise<void> {
    this.at(daysAgo, 5)
    const { services, work } = this.#tools
    await services.audits.refuse(this.scope(this.#staff('Tomás Ferreira', 'validation')), reference, reason)
    await work()
  }

  async cancel(reference: string, daysAgo: number, reason: string): Promise<void> {
    this.at(daysAgo, 5)
    await this.#tools.services.orders.cancel(this.scope(), reference, reason)
    await this.#tools.work()
  }

  async decide(reference: string, daysAgo: number, by: Teller, approved: boolean, reason = ''): Promise<void> {
    this.at(daysAgo, 1)
    const scope = { ...this.scope(), actor: userActor(by) }
    await this.#tools.services.orders.decideApproval(scope, reference, { approved, reason })
    await this.#tools.work()
  }

  #input(wish: StoryOrder): OrderInput {
    return {
      productCode: wish.product,
      years: wish.years ?? 1,
      guidance: false,
      licences: 1,
      chain: null,
      organization: { kind: 'new', fields: wish.holder },
      holderKind: likelyKind(wish.holder),
      corporateContact: { kind: 'new', fields: wish.contact },
      technicalContact: { kind: 'same' },
      software: wish.software ?? 'nginx',
      namesText: wish.names.join('\n'),
      csrPem: wish.quote ? null : makeDemoCsr(wish.names),
      customerReference: wish.customerReference ?? '',
      comment: '',
      customValues: wish.customValues ?? [],
      paymentMeans: wish.means,
      quote: wish.quote ?? false,
      purchaseOrder: wish.purchaseOrder ?? '',
      billing: null,
      billingEntityId: null,
    }
  }

  /** The contact of an earlier order for the same organization, with it. */
  async #known({ holder, contact }: StoryOrder): Promise<Partial<OrderInput>> {
    const found = await this.#tools.database.operator
      .knex('contacts as c')
      .join('organizations as o', (on) => on.on('o.account_id', 'c.account_id').andOn('o.id', 'c.organization_id'))
      .where({
        'c.account_id': this.#teller.accountId,
        'c.email': contact.email,
        'o.registration_number': registrationKey(holder.registrationNumber),
      })
      .first('c.id', 'c.organization_id')
    return found
      ? {
          organization: { kind: 'known', id: found.organization_id },
          corporateContact: { kind: 'known', id: found.id },
        }
      : {}
  }

  async #mailedTokens(orderId: string): Promise<string[]> {
    const mails = await this.#tools.database.operator
      .knex('mails')
      .where({ account_id: this.#teller.accountId, order_id: orderId, kind: 'dcv_challenge' })
      .select<{ text_body: string }[]>('text_body')
    const shown = mails.flatMap(({ text_body: text }) => /\/domain-control\/([\w-]{43})/.exec(text)?.[1] ?? [])
    return shown.length > 0 ? shown : this.#givenTokens(orderId)
  }

  /** Outside the demo only its receiver reads the token of a mailed link: the story gives the links tokens that it knows. */
  async #givenTokens(orderId: string): Promise<string[]> {
    const { knex } = this.#tools.database.operator
    const links = await knex('validation_mails as m')
      .join('domain_validations as v', (on) => on.on('v.account_id', 'm.account_id').andOn('v.id', 'm.validation_id'))
      .where({ 'v.account_id': this.#teller.accountId, 'v.order_id': orderId })
      .select<{ account_id: string; id: string }[]>('m.account_id', 'm.id')
    const given = links.map(({ account_id, id }) => ({ link: { account_id, id }, token: newToken() }))
    for (const { link, token } of given) {
      await knex('validation_mails')
        .where(link)
        .update({ token_hash: hashToken(token) })
    }
    return given.map(({ token }) => token)
  }

  #user(): Actor {
    return userActor(this.#teller)
  }

  #staff(name: string, role: 'accounting' | 'validation' | 'support'): Actor {
    return { kind: 'staff', id: this.#teller.userId, name, role, address: null }
  }
}

function userActor({ userId, name, rights = RIGHTS }: Teller): Actor {
  return { kind: 'user', id: userId, name, rights: new Set(rights), address: null }
}
