import { staffMay, type StaffRole } from '#domain/access/staff-roles.ts'
import type { ManagedUser } from '#domain/access/managed-user.ts'
import { RIGHTS } from '#domain/access/rights.ts'
import type { AccountFile, FiledOrder } from '#domain/accounts/account-file.ts'
import { accountState, stateAfter } from '#domain/accounts/account-state.ts'
import type { AccountStanding } from '#domain/accounts/standing.ts'
import type { Contract } from '#domain/contracts/contract.ts'
import { contractState } from '#domain/contracts/contract.ts'
import { statusLabel } from '#domain/orders/status-label.ts'
import { peopleOf } from '#domain/organizations/kept-contact.ts'
import type { KnownContact } from '#domain/organizations/organization.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { statePill } from '../administration/users-page.ts'
import { alert } from '../components/alert.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { pill, TONE_OF_STATUS } from '../components/status-pill.ts'
import { plainColumn, table } from '../components/table.ts'
import { fact, facts } from '../orders/facts.ts'
import { accountPill } from './accounts-page.ts'

export interface AccountPageFacts {
  readonly file: {
    readonly account: AccountFile
    readonly users: readonly ManagedUser[]
    readonly contacts: readonly KnownContact[]
    readonly contracts: readonly Contract[]
    readonly standing: AccountStanding
    readonly orders: readonly FiledOrder[]
    readonly invoices: { readonly open: number; readonly late: number }
  }
  readonly role: StaffRole
  /** Calendar day. */
  readonly today: string
  readonly language: Language
  readonly t: Translate
}

export const accountHref = ({ slug }: Pick<AccountFile, 'slug'>, rest = '') => `/staff/accounts/${slug}${rest}`
export const accountsLink = (t: Translate) => ({ label: t('staff.accounts.title'), href: '/staff/accounts' })

/** What views/staff/account.ejs is given: all about one customer. */
export function accountPage(page: AccountPageFacts) {
  const { file, role, t } = page
  const { account } = file
  const mayView = staffMay(role, 'accounts:view')
  return {
    title: account.name,
    head: pageHead({
      trail: [accountsLink(t)],
      pill: accountPill(accountState(account), t),
      ...(mayView ? { action: { label: t('accounts.file.view'), href: accountHref(account, '/views/new') } } : {}),
    }),
    notice: shutNotice(page),
    identity: { title: t('accounts.file.identity'), facts: identityFacts(page) },
    money: { title: t('accounts.file.money'), facts: moneyFacts(page) },
    contract: contractPart(page),
    acts: actsPart(page),
    users: usersPart(page),
    contacts: contactsPart(page),
    orders: ordersPart(page),
  }
}

function shutNotice({ file: { account }, language, t }: AccountPageFacts) {
  const { suspendedAt, closedAt, suspensionReason } = account
  const at = closedAt ?? suspendedAt
  if (!at) return null
  const values = {
    date: formatsFor(language).dateTime(at).text,
    reason: suspensionReason ?? t('accounts.file.no_reason'),
  }
  return alert('act', t(closedAt ? 'accounts.file.closed' : 'accounts.file.suspended', values))
}

function identityFacts({ file: { account }, language, t }: AccountPageFacts) {
  const { address } = account
  const lines = [...address.lines, `${address.postalCode} ${address.city}`, address.country]
  return facts([
    fact(t('accounts.file.kind'), t(`staff.accounts.kind.${account.kind}`)),
    fact(t('accounts.file.registration'), account.registrationNumber, { mono: true }),
    fact(t('accounts.file.vat'), account.vatNumber, { mono: true }),
    fact(t('accounts.file.address'), lines.join(', ')),
    fact(t('accounts.file.phone'), account.phone),
    fact(t('accounts.file.office'), account.officeName),
    fact(t('accounts.file.option'), t(`staff.accounts.option.${account.purchaseOption}`)),
    fact(t('accounts.file.currency'), account.currency),
    fact(t('accounts.file.language'), t(`shell.languages.${account.language}`)),
    fact(t('accounts.file.sign_in'), t(`accounts.file.modes.${account.authenticationMode}`)),
    fact(t('accounts.file.approval'), t(account.approvalMode ? 'accounts.file.on' : 'accounts.file.off')),
    fact(t('accounts.file.opened'), formatsFor(language).date(account.openedAt).text),
    fact(t('accounts.file.slug'), account.slug, { mono: true }),
  ])
}

function moneyFacts({ file: { account, standing, invoices }, role, language, t }: AccountPageFacts) {
  const { money, number } = formatsFor(language)
  const { owed, credit, tokens, ordersToInvoice } = standing
  const invoiced = [
    owed > 0n ? money(owed, account.currency) : t('accounts.file.nothing_owed'),
    ...(invoices.open > 0 ? [t('accounts.file.invoices', { count: invoices.open })] : []),
    ...(invoices.late > 0 ? [t('accounts.file.late', { count: invoices.late })] : []),
  ].join(', ')
  const list = `/staff/payments?q=${encodeURIComponent(account.name)}`
  const link = invoices.open > 0 && staffMay(role, 'payments:enter') ? { href: list } : {}
  return facts([
    fact(t('accounts.file.owed'), invoiced, link),
    ordersToInvoice > 0 ? fact(t('accounts.file.to_invoice'), number(ordersToInvoice)) : null,
    credit > 0n ? fact(t('accounts.file.credit'), money(credit, account.currency)) : null,
    tokens > 0 ? fact(t('accounts.file.tokens'), number(tokens)) : null,
  ])
}

function contractPart({ file: { account, contracts }, role, today, t }: AccountPageFacts) {
  const mayOpen = staffMay(role, 'contracts:manage')
  return {
    title: t('accounts.file.contract'),
    none: contracts.length === 0 ? t('accounts.file.no_contract') : null,
    lines: contracts.map((contract) => ({
      text: t('accounts.file.contract_line', {
        number: contract.number,
        state: t(`contract.states.${contractState(contract, today)}`),
      }),
      href: mayOpen ? `/staff/contracts/${contract.number}` : null,
    })),
    make: mayOpen
      ? { label: t('accounts.file.new_contract'), href: `/staff/contracts/new?account=${account.slug}` }
      : null,
  }
}

/** Acts that this person may do and that make sense now; each has a page that asks first. */
function actsPart({ file: { account }, role, t }: AccountPageFacts) {
  const state = accountState(account)
  const all = [
    ['suspend', '/suspension', 'accounts:suspend', stateAfter('suspend', state) !== null],
    ['reopen', '/reopening', 'accounts:suspend', stateAfter('reopen', state) !== null],
    ['change_option', '/option', 'options:change', state !== 'closed'],
    ['change_super_user', '/super-user', 'super_users:change', state !== 'closed'],
    ['send_super_user_link', '/super-user/link', 'super_users:change', state === 'open'],
    ['correct_email', '/super-user/email', 'super_users:change', state !== 'closed'],
    ['close', '/closure', 'accounts:close', stateAfter('close', state) !== null],
  ] as const
  const links = all
    .filter(([, , permission, fits]) => fits && staffMay(role, permission))
    .map(([act, path]) => ({ label: t(`accounts.file.${act}`), href: accountHref(account, path) }))
  return links.length > 0 ? { title: t('accounts.file.acts'), links } : null
}

const USER_COLUMNS = ['name', 'rights', 'state'] as const

function usersPart({ file: { account, users }, role, language, t }: AccountPageFacts) {
  const label = (column: (typeof USER_COLUMNS)[number]) => t(`accounts.file.columns.${column}`)
  const mayUnlock = staffMay(role, 'users:unlock')
  const { dateTime } = formatsFor(language)
  return {
    title: t('accounts.file.users'),
    table: table({
      caption: t('accounts.file.users'),
      columns: USER_COLUMNS.map((column) => plainColumn(label(column))),
    }),
    labels: { rights: label('rights'), state: label('state') },
    rows: users.map((user) => ({
      name: user.name,
      superUser: user.isSuperUser ? t('administration.users.super_user') : null,
      login: user.login,
      email: user.email,
      rights: user.isSuperUser
        ? t('administration.users.all_rights')
        : RIGHTS.filter((right) => user.rights.includes(right))
            .map((right) => t(`administration.users.right.${right}`))
            .join(', '),
      lastSignIn: user.lastSignInAt ? t('accounts.file.signed_in', { at: dateTime(user.lastSignInAt).text }) : null,
      state: statePill(user, t),
      unlock:
        mayUnlock && user.lockedAt !== null
          ? { label: t('accounts.file.unlock'), href: accountHref(account, `/users/${user.id}/unlocking`) }
          : null,
    })),
  }
}

/** Enough to ring somebody up. */
const MOST_CONTACTS = 12

function contactsPart({ file: { contacts }, t }: AccountPageFacts) {
  return {
    title: t('accounts.file.contacts'),
    none: contacts.length === 0 ? t('accounts.file.no_contacts') : null,
    rows: peopleOf(contacts)
      .slice(0, MOST_CONTACTS)
      .map(({ firstName, lastName, email, phones, jobTitle, roles }) => ({
        name: `${firstName} ${lastName}`,
        jobTitle,
        roles: roles.map((role) => t(`administration.contacts.columns.${role}`)).join(' · '),
        ways: [email, ...phones].filter((one) => one !== ''),
      })),
  }
}

function ordersPart({ file: { orders }, role, language, t }: AccountPageFacts) {
  const { date } = formatsFor(language)
  const label = (column: 'reference' | 'ordered' | 'status') => t(`accounts.file.order_columns.${column}`)
  const mayOpen = staffMay(role, 'cases:work')
  return {
    title: t('accounts.file.orders'),
    none: orders.length === 0 ? t('accounts.file.no_orders') : null,
    table: table({
      caption: t('accounts.file.orders'),
      columns: [plainColumn(label('reference')), plainColumn(label('ordered')), plainColumn(label('status'))],
    }),
    labels: { ordered: label('ordered'), status: label('status') },
    rows: orders.map((order) => {
      const status = statusLabel(order.fulfilment, order.settlement)
      return {
        reference: order.reference,
        href: mayOpen ? `/staff/cases/${order.reference}` : null,
        commonName: order.common_name,
        ordered: date(order.ordered_at),
        status: pill(TONE_OF_STATUS[status], t(`orders.status.${status}`)),
      }
    }),
  }
}
