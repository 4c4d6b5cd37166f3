import type { CommercialDocument } from './document.ts'

/** EPC069-12: the scheme takes a cent to 999,999,999.99 €. */
const LARGEST = 99_999_999_999n

/**
 * The text of the QR code that fills in a SEPA transfer (EPC069-12, version 002): a banking application reads payee,
 * amount and reference from it. Null for what is not paid by a transfer in euros.
 */
export function epcQrPayload({ currency, amountDue, paymentReference, seller }: CommercialDocument): string | null {
  if (currency !== 'EUR' || paymentReference === null || amountDue <= 0n || amountDue > LARGEST) return null
  return [
    'BCD',
    '002',
    UTF_8,
    'SCT',
    seller.bank.bic,
    Array.from(seller.name).slice(0, 70).join(''),
    seller.bank.iban.replace(/\s/g, ''),
    `EUR${amountDue / 100n}.${String(amountDue % 100n).padStart(2, '0')}`,
    NO_PURPOSE,
    paymentReference,
  ].join('\n')
}

const UTF_8 = '1'
const NO_PURPOSE = ''
