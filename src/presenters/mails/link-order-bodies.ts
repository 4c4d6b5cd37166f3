import { reasonDetail } from './about-order.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

export function linkOrderReceivedBody(data: DataOf<'link_order_received'>, words: Words): LetterBody {
  const { t } = words
  return {
    ...aboutLinkOrder(data, words),
    paragraphs: [t('mail.link_order_received.next', { account: data.accountName })],
    notes: [t('mail.link_order_received.unexpected', { account: data.accountName })],
  }
}

export function linkOrderDecidedBody(data: DataOf<'link_order_decided'>, words: Words): LetterBody {
  const about = aboutLinkOrder(data, words)
  return { ...about, details: [...about.details, ...reasonDetail(data.reason, words)] }
}

/** Which order it is about; the page of an order is for people of the account alone. */
function aboutLinkOrder(
  { name, reference, commonName, accountName, portalUrl }: DataOf<'link_order_received'>,
  { t }: Words,
): Required<Pick<LetterBody, 'values' | 'details' | 'url'>> {
  return {
    values: { name, account: accountName, reference, common_name: commonName },
    details: [
      { label: t('mail.detail.common_name'), value: commonName },
      { label: t('mail.detail.reference'), value: reference },
    ],
    url: portalUrl,
  }
}
