import { expect, test } from 'vitest'
import { RIGHTS, type Right } from '#domain/access/rights.ts'
import { subjectHref } from '#presenters/administration/log-subject.ts'

const entry = (action: string, subject: string, details: Record<string, unknown> = {}) =>
  ({ action, subject, details }) as Parameters<typeof subjectHref>[0]
const READER = { rights: new Set<Right>(RIGHTS), users: [{ id: 'u-9', isDeleted: true }] }

test.each([
  ['an order', entry('order.placed', 'CH100001'), '/orders/CH100001'],
  ['a contact', entry('contact.changed', 'Jo Doe', { contactId: 'c-1' }), '/administration/contacts/c-1'],
  ['a user', entry('user.suspended', 'jo.doe', { userId: 'u-1' }), '/administration/users/u-1'],
  ['a key of the API', entry('api_user.created', 'Monitor', { keyId: 'k' }), '/administration/api-users'],
  ['a field', entry('custom_field.added', 'Site', { fieldId: 'f' }), '/administration/custom-fields'],
  ['a mandate', entry('mandate.requested', 'FR-SDD-1'), '/administration/preferences/mandate'],
  ['an entity to invoice', entry('billing_entity.added', 'Mill'), '/administration/preferences/accounting'],
  ['a contract', entry('contract.made', 'CT1001'), '/contract'],
  ['a user who is gone', entry('user.deleted', 'jo.doe', { userId: 'u-9' }), null],
  ['a sign-in', entry('sign_in.succeeded', 'jo.doe'), null],
])('%s leads to its page', (_, subject, href) => {
  expect(subjectHref(subject, READER)).toBe(href)
})

test('nobody is led to what they may not see', () => {
  expect(
    subjectHref(entry('order.placed', 'CH100001'), { ...READER, rights: new Set<Right>(['administrative']) }),
  ).toBeNull()
  expect(subjectHref(entry('contract.made', 'CT1001'), { ...READER, rights: new Set<Right>(['technical']) })).toBeNull()
})
