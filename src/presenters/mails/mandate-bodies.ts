import type { LetterBody } from './letter-body.ts'
import { reasonDetail } from './about-order.ts'
import type { DataOf, Words } from './words.ts'

type AboutMandate = DataOf<'mandate_to_sign'>

export function mandateBody(data: AboutMandate, { t }: Words): LetterBody & { readonly details: Details } {
  const { reference, creditor, debtor, ibanEnd, pageUrl } = data
  return {
    values: { reference, creditor },
    url: pageUrl,
    details: [
      { label: t('mail.detail.mandate'), value: reference },
      { label: t('mail.detail.creditor'), value: creditor },
      { label: t('mail.detail.debtor'), value: debtor },
      { label: t('mail.detail.iban'), value: t('preferences.mandate.iban_end', { end: ibanEnd }) },
    ],
  }
}

type Details = NonNullable<LetterBody['details']>

/** The same with the reason why the signed paper does not serve. */
export function mandateRefusal(data: DataOf<'mandate_refused'>, words: Words): Pick<LetterBody, 'details'> {
  return { details: [...mandateBody(data, words).details, ...reasonDetail(data.reason, words)] }
}
