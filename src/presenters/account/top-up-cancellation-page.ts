import { pageHead } from '../components/page-head.ts'
import { TOP_UPS, type Reader } from './facts.ts'

/** What views/account/top-up-cancellation.ejs is given: which request is called off, and what becomes of its invoice. */
export function topUpCancellationPage(number: string, t: Reader['t']) {
  const page = `${TOP_UPS}/${number}`
  return {
    title: t('account.top_ups.cancellation.title', { number }),
    head: pageHead({
      trail: [
        { label: t('account.top_ups.title'), href: TOP_UPS },
        { label: t('account.top_ups.show.title', { number }), href: page },
      ],
    }),
    confirm: {
      action: `${page}/cancellation`,
      text: t('account.top_ups.cancellation.text', { number }),
      consequences: [t('account.top_ups.cancellation.invoice'), t('account.top_ups.cancellation.money')],
      fields: [],
      submit: t('account.top_ups.cancellation.submit'),
      back: { label: t('account.top_ups.cancellation.back'), href: page },
    },
  }
}
