import { addDays } from '#domain/shared/time.ts'
import type { AccountScope, OperatorScope } from '#platform/scope.ts'
import type { Services } from '#services/index.ts'

interface DemoSale {
  readonly reference: string
  readonly name: string
  readonly product: readonly [code: string | null, name: string]
  readonly organization: readonly [name: string, number: string]
  readonly email: string
  readonly fromDay: number
  readonly toDay: number
  /** The account that has it, and what its people have said so far. */
  readonly attached?: 'to_check' | 'confirmed'
}

const BAKERY = ['Harbour Bakery SARL', '901122333'] as const

/** Sales from before the portal; days count from today. */
const SALES: readonly DemoSale[] = [
  {
    reference: 'WEB-2025-0417',
    name: 'webmail.harbour-bakery.example',
    product: ['positivessl', 'PositiveSSL'],
    organization: BAKERY,
    email: 'margaux@harbour-bakery.example',
    fromDay: -150,
    toDay: 48,
    attached: 'confirmed',
  },
  {
    reference: 'WEB-2026-0032',
    name: 'vpn.harbour-bakery.example',
    product: ['sectigo-ov-ssl', 'Sectigo OV SSL'],
    organization: BAKERY,
    email: 'pierre@harbour-bakery.example',
    fromDay: -120,
    toDay: 78,
    attached: 'to_check',
  },
  {
    reference: 'WEB-2026-0033',
    name: 'www.bakery-harbour.example',
    product: [null, 'RapidSSL'],
    organization: ['Harbour Bakers Ltd', ''],
    email: 'office@bakery-harbour.example',
    fromDay: -100,
    toDay: 98,
    attached: 'to_check',
  },
  {
    reference: 'WEB-2026-0105',
    name: 'www.ateliers-kervran.example',
    product: ['digicert-basic-ov', 'DigiCert Basic OV'],
    organization: ['Ateliers Kervran SAS', '912345675'],
    email: 'maelle.quere@ateliers-kervran.example',
    fromDay: -60,
    toDay: 138,
  },
  {
    reference: 'WEB-2026-0106',
    name: 'boutique.ateliers-kervran.example',
    product: ['positivessl', 'PositiveSSL'],
    organization: ['Ateliers Kervran', ''],
    email: 'yanis.benali@ateliers-kervran.example',
    fromDay: -60,
    toDay: 138,
  },
]

const idOf = (index: number) => `0e5a0000-0000-4000-9000-${String(index + 1).padStart(12, '0')}`

/** Enters the sales into the register, and attaches those of the bakery; what is there already stays as it is. */
export async function enterOutsideOrders(
  { outside }: Services,
  operator: OperatorScope,
  bakery: AccountScope,
): Promise<void> {
  const today = operator.now()
  for (const [index, sale] of SALES.entries()) {
    const id = idOf(index)
    const [productCode, productName] = sale.product
    const [organizationName, registrationNumber] = sale.organization
    await outside.enter(operator, {
      id,
      reference: sale.reference,
      commonName: sale.name,
      names: [sale.name],
      productCode,
      productName,
      organizationName,
      registrationNumber,
      buyerEmail: sale.email,
      validFrom: addDays(today, sale.fromDay),
      validTo: addDays(today, sale.toDay),
      serial: null,
      sha256: null,
      certificatePem: null,
    })
    if (!sale.attached || (await outside.read(operator, id)).state !== null) continue
    await outside.attach(operator, id, bakery.accountId)
    const found = (await outside.attached(bakery, SALES.length)).find(({ reference }) => reference === sale.reference)
    if (sale.attached === 'confirmed' && found) await outside.confirm(bakery, found.id)
  }
}
