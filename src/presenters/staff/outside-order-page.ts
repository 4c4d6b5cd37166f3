import type { ContractAccount } from '#domain/contracts/listed-contract.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { validityBar } from '../components/bar.ts'
import { alert } from '../components/alert.ts'
import { errorSummary, field, option } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { fact, facts } from '../orders/facts.ts'
import { outsidePill } from '../outside/outside-standing.ts'
import type { OutsideLine } from './outside-orders-page.ts'

export interface OutsideOrderFacts {
  readonly order: OutsideLine
  readonly accounts: readonly ContractAccount[]
  readonly fault: string | null
  readonly now: Date
  readonly language: Language
  readonly t: Translate
}

/** What views/staff/outside-order.ejs is given: an order of the register, and to whom it can be attached. */
export function outsideOrderPage({ order, accounts, fault, now, language, t }: OutsideOrderFacts) {
  const { date, dateTime } = formatsFor(language)
  const isFree = order.state === null || order.state === 'rejected'
  const account = field({
    name: 'account',
    kind: 'select',
    label: t('outside.order.account'),
    required: true,
    error: fault,
    options: [option('', t('shell.form.choose')), ...accounts.map(({ slug, name }) => option(slug, name))],
  })
  return {
    title: order.commonName,
    head: pageHead({
      trail: [{ label: t('outside.list.title'), href: '/staff/outside-orders' }],
      pill: outsidePill(order.state, t),
    }),
    errors: errorSummary([account]),
    notice: standing(order, language, t),
    life: validityBar(order.validFrom, order.validTo, now, t),
    facts: facts([
      fact(t('outside.form.reference'), order.reference, { mono: true }),
      fact(t('outside.order.product'), order.productName),
      fact(t('outside.form.organization'), order.organizationName),
      fact(t('outside.form.number'), order.registrationNumber, { mono: true }),
      fact(t('outside.form.buyer_email'), order.buyerEmail, { href: `mailto:${order.buyerEmail}` }),
      fact(t('outside.order.names'), order.names.join(', ')),
      fact(t('outside.order.validity'), `${date(order.validFrom).text} – ${date(order.validTo).text}`),
      fact(t('outside.order.serial'), order.serial ?? '', { mono: true }),
      fact(t('outside.order.entered'), `${dateTime(order.enteredAt).text}, ${order.enteredBy}`),
    ]),
    attach: isFree ? { action: `/staff/outside-orders/${order.id}/attachment`, account } : null,
  }
}

function standing(
  { state, account, checkedAt, checkedBy, rejectionReason }: OutsideLine,
  language: Language,
  t: Translate,
) {
  const said = {
    account: account ?? '',
    name: checkedBy ?? '',
    date: checkedAt ? formatsFor(language).dateTime(checkedAt).text : '',
    reason: rejectionReason ?? '',
  }
  switch (state) {
    case null:
      return alert('quiet', t('outside.order.is_free'))
    case 'to_check':
      return alert('work', t('outside.order.is_to_check', said))
    case 'confirmed':
      return alert('done', t('outside.order.is_confirmed', said))
    case 'rejected':
      return alert('act', t('outside.order.is_rejected', said))
  }
}
