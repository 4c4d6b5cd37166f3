import { expect, test } from 'vitest'
import { awaitsTokens } from '#domain/orders/token-needs.ts'
import { missingTokens } from '#domain/pricing/tokens.ts'
import { inTransaction, systemScope, type AccountTx } from '#platform/scope.ts'
import type { OrderFile } from '#services/orders/read-order.ts'
import { getAccountTerms } from '#stores/account-store.ts'
import { findAudit } from '#stores/audit-case-store.ts'
import { listCaaChecks } from '#stores/caa-check-store.ts'
import { listCertificates } from '#stores/certificate-store.ts'
import { listFieldsInUse } from '#stores/custom-field-store.ts'
import { listOrderDocuments } from '#stores/document-store.ts'
import { findLinkOrder } from '#stores/order-link-store.ts'
import { findContact, findOrganization } from '#stores/organization-store.ts'
import { tokenBalances } from '#stores/ledger-store.ts'
import { getOrder, listOrderLines } from '#stores/order-store.ts'
import { paidOn } from '#stores/payment-store.ts'
import { listValidations } from '#stores/validation-store.ts'
import { PLANTED } from '../../support/planted.ts'
import { startPortal } from '../../support/portal.ts'

const { portal, admin, clock, scopeOf } = await startPortal({}, { database: PLANTED })
const { orders } = portal.services
const { portal: connection } = scopeOf('harbour.super')
const planted = await admin('orders').orderBy('reference').select('reference', 'account_id')
const scopes = new Map(planted.map(({ account_id: id }) => [id, systemScope(connection, id, clock.now)] as const))

/** The same file as acts read it, part by part. */
async function partByPart(tx: AccountTx, reference: string) {
  const order = await getOrder(tx, { reference })
  const documents = await listOrderDocuments(tx, order.id)
  const invoice = documents.findLast(({ kind }) => kind === 'invoice')
  const checks = await listCaaChecks(tx, order.id)
  return {
    order,
    lines: await listOrderLines(tx, order.id),
    certificates: await listCertificates(tx, order.id),
    validations: await listValidations(tx, order.id),
    caaChecks: checks.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    audit: await findAudit(tx, order.id),
    documents,
    received: invoice ? await paidOn(tx, invoice.id) : 0n,
    organization: await findOrganization(tx, { id: order.organizationId }),
    corporate: await findContact(tx, order.corporateContactId),
    technical: await findContact(tx, order.technicalContactId),
    byLink: await findLinkOrder(tx, order.id),
    customFields: await listFieldsInUse(tx),
    missingTokens: awaitsTokens(order) ? missingTokens(order.tokens, await tokenBalances(tx)) : [],
    seller: (await getAccountTerms(tx)).office.seller,
  }
}

/** What only pages read. */
async function asRows(orderId: string) {
  const live = admin('domain_validations').where('order_id', orderId).whereNot('state', 'replaced').select('id')
  return {
    names: await admin('order_names').where('order_id', orderId).orderBy('position').select('name', 'kind'),
    events: await admin('order_events')
      .where('order_id', orderId)
      .orderByRaw('at desc, id desc')
      .select('at', 'actor_kind as actorKind', 'actor_name as actorName', 'kind', 'details'),
    challengeMails: await admin('validation_mails')
      .whereIn('validation_id', live)
      .orderByRaw('sent_at desc, address')
      .select(
        'validation_id as validationId',
        'address',
        'sent_at as sentAt',
        'expires_at as expiresAt',
        'approved_at as approvedAt',
      ),
  }
}

test.each(planted)(
  'the file of $reference says the same as its parts',
  async ({ reference, account_id: accountId }) => {
    const scope = scopes.get(accountId)!

    const { heldTokens, ...file } = await orders.read(scope, reference)

    const parts = await inTransaction(scope, (tx) => partByPart(tx, reference))
    expect(file).toEqual({ ...parts, ...(await asRows(file.order.id)) })
    if (file.order.paymentMeans === 'tokens') expect(heldTokens).toEqual(await inTransaction(scope, tokenBalances))
  },
)

test('the orders that were compared have every part', async () => {
  const files = await Promise.all(
    planted.map(({ reference, account_id: accountId }) => orders.read(scopes.get(accountId)!, reference)),
  )

  const has = (part: (file: OrderFile) => unknown) => files.some((file) => Boolean(part(file)))
  expect({
    manyNames: has(({ names }) => names.length > 1),
    issued: has(({ certificates }) => certificates[0]?.issued),
    waiting: has(({ certificates }) => certificates[0] && !certificates[0].issued),
    mails: has(({ challengeMails }) => challengeMails.length),
    caa: has(({ caaChecks }) => caaChecks.length),
    ticks: has(({ audit }) => audit?.ticks.length),
    paid: has(({ received }) => received > 0n),
    lacking: has(({ missingTokens: lacking }) => lacking.length),
    held: has(({ heldTokens }) => heldTokens.size),
    stranger: has(({ byLink }) => byLink),
    fields: has(({ customFields }) => customFields.length),
  }).toEqual({
    manyNames: true,
    issued: true,
    waiting: true,
    mails: true,
    caa: true,
    ticks: true,
    paid: true,
    lacking: true,
    held: true,
    stranger: true,
    fields: true,
  })
})

test('an order of another account is not there', async () => {
  const [first] = planted
  const stranger = systemScope(connection, '019ab000-0000-7000-8000-00000000ffff', clock.now)

  await expect(orders.read(stranger, first?.reference ?? '')).rejects.toMatchObject({ code: 'order_not_found' })
})
