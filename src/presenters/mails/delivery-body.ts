import type { DownloadFormat } from '#domain/certificates/downloads.ts'
import { DAY } from '#domain/shared/time.ts'
import { formatDate } from '#presenters/format.ts'
import { aboutOrder } from './about-order.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

/** What was issued, which file to take, and how to install it without leaving the chain out. */
export function deliveryBody(data: DataOf<'certificate_delivered'>, words: Words): LetterBody {
  const { t, language } = words
  const { notBefore, notAfter, planEnd, names, recommendedFormat } = data
  const format = t(`mail.format.${recommendedFormat}`)
  const to = formatDate(notAfter, language)
  const plan_end = formatDate(planEnd, language)
  return {
    ...aboutOrder(data, words, {
      values: { not_after: to },
      details: [
        {
          label: t('mail.detail.valid'),
          value: t('mail.detail.valid_range', { from: formatDate(notBefore, language), to }),
        },
        { label: t('mail.detail.plan_end'), value: plan_end },
      ],
    }),
    paragraphs: [t('mail.certificate_delivered.format', { format })],
    list: { title: t('mail.certificate_delivered.names'), items: names },
    notes: [
      t(
        WITH_CHAIN.has(recommendedFormat)
          ? 'mail.certificate_delivered.chain_included'
          : 'mail.certificate_delivered.chain_separate',
      ),
      t('mail.certificate_delivered.key'),
      ...(goesOn(data) ? [t('mail.certificate_delivered.reissue', { plan_end })] : []),
    ],
    url: data.downloadUrl,
    otherLink: { label: t('mail.status_page'), url: data.statusUrl },
  }
}

const WITH_CHAIN: ReadonlySet<DownloadFormat> = new Set(['p7b', 'p7b_text', 'fullchain', 'bundle'])

/** A plan of a year outlives its certificate, which several follow. */
const goesOn = ({ notAfter, planEnd }: DataOf<'certificate_delivered'>): boolean =>
  planEnd.getTime() - notAfter.getTime() > DAY
