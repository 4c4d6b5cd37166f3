import { formatDateTime } from '#presenters/format.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

export function twoFactorChangedBody(
  { name, change, at, address, pageUrl }: DataOf<'two_factor_changed'>,
  { t, language }: Words,
): LetterBody {
  const what = t(`mail.two_factor_changed.what.${change}`)
  return {
    values: { name, what },
    paragraphs: [what],
    details: [
      { label: t('mail.two_factor_changed.at'), value: formatDateTime(at, language) },
      ...(address === null ? [] : [{ label: t('mail.two_factor_changed.address'), value: address }]),
    ],
    notes: [t('mail.two_factor_changed.unexpected')],
    url: pageUrl,
  }
}
