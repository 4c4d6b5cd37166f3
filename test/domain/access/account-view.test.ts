import { expect, test } from 'vitest'
import { isOpenToView, viewerOf } from '#domain/access/account-view.ts'
import { PERMISSIONS, RIGHTS, type Permission } from '#domain/access/rights.ts'

const permissions = Object.keys(PERMISSIONS) as Permission[]

test('a look opens what reads, and nothing that changes', () => {
  expect(permissions.filter((permission) => isOpenToView({ method: 'post', permission }))).toEqual([])
})

test('people’s own pages and the keys of an account stay closed', () => {
  const closed = permissions.filter((permission) => !isOpenToView({ method: 'get', permission }))

  expect(closed).toEqual(['profile:write', 'credentials:manage'])
})

test('whoever looks sees every right’s pages, and is nobody of the account', () => {
  const account = {
    id: 'a',
    name: 'Harbour Bakery',
    kind: 'company',
    purchaseOption: 'rebate',
    currency: 'EUR',
    officeCountry: 'FR',
    approvalMode: false,
    orderLinksBy: 'nobody',
    demandsTwoFactor: true,
    networks: [],
    isDemonstration: false,
    usesCertificates: false,
  } as const
  const staff = {
    id: 's',
    login: 'sales',
    name: 'Camille Roux',
    language: 'fr',
    theme: 'dark',
    role: 'sales',
    previousSignIn: null,
  } as const

  const attention = { approvals: 2, to_check: 0, renewals: 1, reissues: 0, late_invoices: 0 }

  const viewer = viewerOf({ staff, account, slug: 'harbour-bakery', attention, endsAt: new Date(0) })

  expect(viewer).toMatchObject({ id: 's', name: 'Camille Roux', email: '', isSuperUser: false, account, attention })
  expect([...viewer.rights]).toEqual([...RIGHTS])
  expect(viewer.password).toEqual({ kind: 'good' })
})
