import { describe, expect, test } from 'vitest'
import {
  accountingVersion,
  changedPreferences,
  type AccountingPreferences,
} from '#domain/accounts/accounting-preferences.ts'
import { billingVersion, changedBillingFields, invoicedOrganization } from '#domain/accounts/billing-entity.ts'
import { changedPurposes, contactPointsVersion, type ContactPoints } from '#domain/accounts/contact-points.ts'
import { writeOutBilling } from '#domain/orders/known-holder.ts'
import { needsPurchaseOrder } from '#domain/orders/purchase-order.ts'
import { PAYMENT_MEANS, type PaymentMeans } from '#domain/orders/order.ts'
import { meansToPrefer } from '#domain/payments/means.ts'
import { MILL } from '../../support/example-preferences.ts'
import { anInput } from '../orders/sample-assessment.ts'

const NONE: ContactPoints = { invoices: null, copy: null, emergency: null, monitoring: null }
const INVOICES = { email: 'comptes@harbour.example', language: 'fr' } as const

describe('contact points', () => {
  test.each<[string, ContactPoints, ContactPoints, readonly string[]]>([
    ['that stay', { ...NONE, invoices: INVOICES }, { ...NONE, invoices: { ...INVOICES } }, []],
    ['that are named', NONE, { ...NONE, invoices: INVOICES, copy: INVOICES }, ['invoices', 'copy']],
    ['that are taken away', { ...NONE, emergency: INVOICES }, NONE, ['emergency']],
    ['in another language', { ...NONE, copy: INVOICES }, { ...NONE, copy: { ...INVOICES, language: 'en' } }, ['copy']],
  ])('%s', (_, before, after, changed) => {
    expect(changedPurposes(before, after)).toEqual(changed)
    expect(contactPointsVersion(before) === contactPointsVersion(after)).toBe(changed.length === 0)
  })
})

describe('accounting preferences', () => {
  const preferences: AccountingPreferences = {
    paymentMeans: null,
    invoicesBy: 'mail',
    purchaseOrderRequired: false,
    billingEntityId: null,
  }

  test.each<[keyof AccountingPreferences, Partial<AccountingPreferences>]>([
    ['paymentMeans', { paymentMeans: 'transfer' }],
    ['invoicesBy', { invoicesBy: 'download' }],
    ['purchaseOrderRequired', { purchaseOrderRequired: true }],
    ['billingEntityId', { billingEntityId: 'a' }],
  ])('differ in %s', (field, change) => {
    const after = { ...preferences, ...change }

    expect(changedPreferences(preferences, after)).toEqual([field])
    expect(accountingVersion(after)).not.toBe(accountingVersion(preferences))
  })

  test('that are the same have the same version', () => {
    expect(changedPreferences(preferences, { ...preferences })).toEqual([])
    expect(accountingVersion({ ...preferences })).toBe(accountingVersion(preferences))
  })
})

describe('a billing entity', () => {
  const entity = { ...MILL, id: 'mill', isDefault: false, retiredAt: null }

  test('says in which fields it was changed', () => {
    const moved = { ...MILL, city: 'Rouen', postalCode: '76000' }

    expect(changedBillingFields(MILL, moved)).toEqual(['postalCode', 'city'])
    expect(billingVersion(moved)).not.toBe(billingVersion(MILL))
    expect(billingVersion(entity)).toBe(billingVersion(MILL))
  })

  test('is written out in the order that names it, as it is kept today', () => {
    const input = anInput({ billingEntityId: 'mill' })

    expect(writeOutBilling(input, [entity]).billing).toEqual({ ...MILL, nafCode: '' })
    expect(invoicedOrganization(entity)).not.toHaveProperty('isDefault')
  })

  test('that is gone leaves nobody in its place', () => {
    const before = anInput({ billingEntityId: 'mill', billing: { ...MILL, nafCode: '' } })

    expect(writeOutBilling(before, [])).toMatchObject({ billing: null, billingEntityId: 'mill' })
  })

  test('is no matter of an order that names none', () => {
    const typed = anInput({ billing: { ...MILL, nafCode: '' } })

    expect(writeOutBilling(typed, [entity])).toBe(typed)
  })
})

test.each<[string, boolean, readonly PaymentMeans[]]>([
  ['rebate', true, ['tokens', 'card', 'transfer', 'cheque', 'purchase_order']],
  ['rebate', false, ['tokens', 'card', 'transfer', 'cheque']],
  ['bulk', false, ['tokens', 'card', 'transfer', 'cheque']],
  ['deposit', true, []],
  ['monthly', true, []],
])('an account of the option %s, allowed to pay later: %s, may prefer %j', (option, later, means) => {
  expect(meansToPrefer(option as 'rebate', later)).toEqual(means)
})

describe('a purchase order number', () => {
  const asked: readonly PaymentMeans[] = ['card', 'transfer', 'cheque', 'monthly', 'free']

  test.each(PAYMENT_MEANS)('with an order that is paid by %s', (paymentMeans) => {
    expect(needsPurchaseOrder({ paymentMeans, quote: false }, 9_900n)).toBe(asked.includes(paymentMeans))
    expect(needsPurchaseOrder({ paymentMeans, quote: true }, 9_900n)).toBe(false)
    expect(needsPurchaseOrder({ paymentMeans, quote: false }, 0n)).toBe(false)
  })
})
