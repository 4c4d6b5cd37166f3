import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { DEFAULT_KIND } from '#domain/organizations/holder-kind.ts'
import type { Contact, Organization } from '#domain/organizations/organization.ts'
import { nameText } from '#domain/certificates/name-text.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { fact, facts, type Fact } from './facts.ts'
import type { OrderFile, OrderPageFacts } from './order-file.ts'

/** A group of details: a card with a title and a definition list. */
export interface DetailGroup {
  readonly id: string
  readonly title: string
  readonly facts: readonly Fact[]
}

/** What was ordered, for whom, with which request. */
export function orderDetails(page: OrderPageFacts): readonly DetailGroup[] {
  const { file, t } = page
  const groups = [
    group('order', t('orders.details.order'), orderFacts(page)),
    group('organization', t('orders.details.organization'), holderFacts(page)),
    group('request', t('orders.details.request'), requestFacts(file, t)),
  ]
  return groups.filter((one) => one.facts.length > 0)
}

const group = (id: string, title: string, list: readonly Fact[]): DetailGroup => ({ id, title, facts: list })

function orderFacts({ file, product, brand, language, t }: OrderPageFacts): readonly Fact[] {
  const { order } = file
  const chain = product.chains.find(({ code }) => code === order.chain)
  return facts([
    fact(t('orders.details.product'), product.name[language]),
    fact(t('orders.details.brand'), brand),
    fact(t('orders.details.level'), t(`catalogue.validation.${product.validation}`)),
    fact(t('orders.details.plan'), t('orders.details.years', { count: order.planYears })),
    fact(t('orders.details.ordered'), formatsFor(language).dateTime(order.orderedAt).text),
    fact(t('orders.columns.ordered_by'), order.orderedBy),
    file.byLink && fact(t('order_links.details.link'), file.byLink.label || t('order_links.details.unnamed')),
    fact(t('orders.columns.customer_reference'), order.customerReference),
    fact(t('orders.details.purchase_order'), order.purchaseOrder),
    fact(t('orders.columns.software'), order.software),
    order.licences > 1 ? fact(t('orders.details.licences'), String(order.licences)) : null,
    order.guidance ? fact(t('orders.details.guidance'), t('orders.details.guidance_on')) : null,
    fact(t('orders.details.chain'), chain?.name[language]),
    fact(t('orders.details.comment'), order.comment),
  ])
}

/** The fields of the request as it was given, whatever the authority makes of them. */
function requestFacts({ certificates }: OrderFile, t: Translate): readonly Fact[] {
  const [newest] = certificates
  const reading = newest?.csrPem ? readCsrText(newest.csrPem) : null
  if (!newest || !reading?.ok) return []
  const { subject, derSha256 } = reading.csr
  return facts([
    fact(t('orders.details.subject'), nameText(subject)),
    fact(t('orders.details.key'), newest.keyDescription),
    fact(t('orders.details.csr_fingerprint'), derSha256, { mono: true }),
    fact(t('orders.details.key_fingerprint'), newest.spkiSha256, { mono: true }),
  ])
}

function holderFacts({ file, product, language, t }: OrderPageFacts): readonly Fact[] {
  const { organization } = file
  return facts([
    fact(t('orders.details.name'), organization?.name),
    fact(
      t('operations.holder_kind.label'),
      product.caFamily === 'ev' && organization
        ? t(`operations.holder_kind.${organization.kind ?? DEFAULT_KIND}`)
        : null,
    ),
    fact(t('orders.details.registration'), organization?.registrationNumber),
    fact(t('orders.details.address'), organization && addressText(organization, language)),
    fact(t('orders.details.phone'), organization?.phone),
    fact(t('orders.details.vat'), organization?.vatNumber),
    fact(t('orders.details.naf'), organization?.nafCode),
  ])
}

const POSTCODE_LAST = ['GB', 'IE']

function addressText({ address, state }: Organization, language: Language): string {
  const { lines, postalCode, city, country } = address
  const place = POSTCODE_LAST.includes(country) ? [city, postalCode] : [postalCode, city]
  const land = new Intl.DisplayNames(language, { type: 'region' }).of(country)
  return joined([...lines, place.join(' ').trim(), state, land])
}

const joined = (parts: readonly (string | null | undefined)[]) => parts.filter((part) => part).join(', ')

/** A person who has to do with the order, and how to reach them. */
export interface PersonLine {
  readonly role: string
  readonly name: string
  readonly email: string
  readonly phone: string
}

export function people({ corporate, technical }: OrderFile, t: Translate): readonly PersonLine[] {
  return [
    ...personLine(t('orders.details.corporate'), corporate),
    ...personLine(t('orders.details.technical'), technical),
  ]
}

function personLine(role: string, contact: Contact | null): PersonLine[] {
  if (!contact) return []
  const { firstName, lastName, jobTitle, email, phone } = contact
  return [{ role, name: joined([`${firstName} ${lastName}`, jobTitle]), email, phone }]
}
