import type { Letter } from '#domain/mails/letter.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

type Details = Letter['details']

interface Addition {
  readonly values?: LetterBody['values']
  readonly details?: Details
}

/** Which order a mail is about, in its sentences and in its details; its button leads to the status page. */
export function aboutOrder(
  { reference, commonName, statusUrl }: DataOf<'payment_refused'>,
  { t }: Words,
  { values = {}, details = [] }: Addition = {},
): Required<Pick<LetterBody, 'values' | 'details' | 'url'>> {
  return {
    values: { reference, common_name: commonName, ...values },
    details: [
      { label: t('mail.detail.common_name'), value: commonName },
      { label: t('mail.detail.reference'), value: reference },
      ...details,
    ],
    url: statusUrl,
  }
}

/** A reason that somebody gave; leaving it empty is allowed where it is not asked for. */
export function reasonDetail(reason: string, { t }: Words): Details {
  return reason === '' ? [] : [{ label: t('mail.detail.reason'), value: reason }]
}
