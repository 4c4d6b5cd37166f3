import type access from '../../locales/en/access.json'
import type account from '../../locales/en/account.json'
import type accounting from '../../locales/en/accounting.json'
import type accounts from '../../locales/en/accounts.json'
import type administration from '../../locales/en/administration.json'
import type catalogue from '../../locales/en/catalogue.json'
import type contract from '../../locales/en/contract.json'
import type csr from '../../locales/en/csr.json'
import type design from '../../locales/en/design.json'
import type documentation from '../../locales/en/documentation.json'
import type documents from '../../locales/en/documents.json'
import type done from '../../locales/en/done.json'
import type errors from '../../locales/en/errors.json'
import type home from '../../locales/en/home.json'
import type jobs from '../../locales/en/jobs.json'
import type mail from '../../locales/en/mail.json'
import type menu from '../../locales/en/menu.json'
import type monitoring from '../../locales/en/monitoring.json'
import type news from '../../locales/en/news.json'
import type operations from '../../locales/en/operations.json'
import type orderLinks from '../../locales/en/order_links.json'
import type orders from '../../locales/en/orders.json'
import type personal from '../../locales/en/personal.json'
import type outside from '../../locales/en/outside.json'
import type preferences from '../../locales/en/preferences.json'
import type pricing from '../../locales/en/pricing.json'
import type profile from '../../locales/en/profile.json'
import type refusals from '../../locales/en/refusals.json'
import type registrations from '../../locales/en/registrations.json'
import type sandbox from '../../locales/en/sandbox.json'
import type security from '../../locales/en/security.json'
import type shell from '../../locales/en/shell.json'
import type staff from '../../locales/en/staff.json'
import type team from '../../locales/en/team.json'
import type terms from '../../locales/en/terms.json'
import type userCertificates from '../../locales/en/user_certificates.json'
import type validation from '../../locales/en/validation.json'

/** The English catalogue, a section a file: what the keys of every language are read off. */
interface Sections {
  access: typeof access
  account: typeof account
  accounting: typeof accounting
  accounts: typeof accounts
  administration: typeof administration
  catalogue: typeof catalogue
  contract: typeof contract
  csr: typeof csr
  design: typeof design
  documentation: typeof documentation
  documents: typeof documents
  done: typeof done
  errors: typeof errors
  home: typeof home
  jobs: typeof jobs
  mail: typeof mail
  menu: typeof menu
  monitoring: typeof monitoring
  news: typeof news
  operations: typeof operations
  order_links: typeof orderLinks
  orders: typeof orders
  personal: typeof personal
  outside: typeof outside
  preferences: typeof preferences
  pricing: typeof pricing
  profile: typeof profile
  refusals: typeof refusals
  registrations: typeof registrations
  sandbox: typeof sandbox
  security: typeof security
  shell: typeof shell
  staff: typeof staff
  team: typeof team
  terms: typeof terms
  user_certificates: typeof userCertificates
  validation: typeof validation
}

/** Words that depend on a count: one sentence for each plural category of the language. */
interface Plural {
  readonly other: string
}

type Leaves<Node, Prefix extends string> = {
  [Key in keyof Node & string]: Node[Key] extends string | Plural
    ? `${Prefix}${Key}`
    : Leaves<Node[Key], `${Prefix}${Key}.`>
}[keyof Node & string]

/** `section.page.thing`; a key that the English file does not have does not compile. */
export type MessageKey = Leaves<Sections, ''>
