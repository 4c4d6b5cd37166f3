import type { Example } from './examples.ts'

export interface ExampleAddress {
  readonly address: string
  readonly example: Example
}

/** Names that stand for one of a fixed choice: what they name belongs to no account. */
export const CHOICES: readonly string[] = ['list', 'format', 'supplier', 'topic']

/** Queries that pages are opened with: a page that shows another face then has its line here. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/sign-in': ['?back=%2Forders%2Fall'],
  '/sign-in/second-factor': ['?with=recovery'],
  '/operations/new-order': [
    '?brand=sectigo&validation=dv&wildcard=yes',
    '?brand=globalsign&validation=ev&wildcard=yes',
  ],
  '/operations/orders/new': [
    '?product=positivessl&years=1',
    '?product=tbs-x509-multi-site&years=2',
    '?product=positivessl-wildcard',
    '?product=harica-dv',
  ],
  '/operations/order-links/new': ['?product=positivessl&years=1'],
  '/operations/orders/organization': ['?number=901122333'],
  '/orders': ['?sort=common_name&direction=descending&length=10', '?status=delivered_paid'],
  '/orders/all': ['?status=cancelled&product=sectigo', '?sort=custom_1', '?product=nothing-like-it'],
  '/orders/search': ['?q=harbour', '?q=nothing-like-it', '?q=harbour&status=expired'],
  '/account/top-ups': ['?show=waiting'],
  '/account/top-ups/new': ['?for=waiting', '?positivessl%3Abase=10&sectigo-ov-ssl%3Abase=none', '?check=yes'],
  '/account/top-ups/recap': ['?positivessl%3Abase=10'],
  '/account/top-ups/:number': ['?payment=done', '?payment=left'],
  '/administration/users': ['?q=pierre', '?q=nothing-like-it'],
  '/administration/users/new': ['?contact=new'],
  '/administration/contacts': ['?q=harbour', '?show=retired', '?q=nothing-like-it'],
  '/administration/logs': ['?actor=staff', '?action=order.placed&from=2026-01-01'],
  '/contract/data-processing/:supplier': ['?version=1'],
  '/staff/cases': ['?show=suspended'],
  '/staff/contracts': ['?q=harbour', '?q=nothing-like-it'],
  '/staff/contracts/new': ['?account=harbour-bakery', '?from=:contract'],
  '/staff/accounts/networks': ['?q=harbour', '?q=nothing-like-it'],
  '/staff/accounts/second-factors': ['?q=harbour', '?q=nothing-like-it'],
  '/staff/mandates': ['?show=valid', '?show=closed', '?q=harbour', '?q=nothing-like-it'],
  '/staff/accounts': ['?q=harbour', '?q=nothing-like-it'],
  '/staff/log': ['?action=case.ticked&from=2026-01-01', '?action=quote.signed'],
  '/staff/payments/new': ['?invoice=:number'],
  '/staff/payments': ['?q=harbour', '?q=nothing-like-it'],
  '/staff/news': ['?q=told', '?q=nothing-like-it'],
  '/staff/outside-orders': ['?q=harbour', '?q=nothing-like-it'],
  '/staff/mailbox': ['?show=waiting'],
  '/staff/jobs': ['?state=gave_up', '?state=failed', '?kind=deliver_mail'],
  '/staff/registrations': ['?show=correction', '?show=all&q=kervran', '?q=nothing-like-it'],
  '/personal-data/request': ['?ended=yes'],
  '/sign-up': ['?from=:link', '?from=v1.nothing'],
}

/** Every address that a route has in the examples; one where it names nothing. */
export function addressesOf(path: string, examples: readonly Example[]): readonly ExampleAddress[] {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const [anything] = examples
  if (!anything) throw new Error('there are no examples')
  if (names.length === 0) return [{ address: path === '' ? '/' : path, example: anything }]

  const fitting = examples.filter(
    ({ values, under }) => names.every((name) => name in values) && (!under || path.startsWith(under)),
  )
  const special = fitting.filter(({ under }) => under)
  const chosen = special.length > 0 ? special : fitting
  if (chosen.length === 0) {
    const unknown = names.filter((name) => !examples.some(({ values }) => name in values))
    throw new Error(
      `${path}: no example has ${unknown.length > 0 ? `:${unknown.join(' and :')}` : 'all of its names together'}. Add it in test/support/examples.ts.`,
    )
  }
  return chosen.map((example) => ({ address: filled(path, example), example }))
}

/** The queries that pages of a route are opened with. */
export function queriesOf(path: string, examples: readonly Example[]): readonly string[] {
  const [anything] = examples
  return (QUERIES[path] ?? []).map((query) => (anything ? filled(query, anything) : query))
}

const filled = (text: string, { values }: Example) => text.replace(/:(\w+)/g, (_, name: string) => values[name] ?? '')
