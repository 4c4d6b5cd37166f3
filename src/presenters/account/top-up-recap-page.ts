import { totalUp } from '#domain/documents/totals.ts'
import { vatTreatment } from '#domain/tax/vat-sum.ts'
import { TOP_UP_MEANS } from '#domain/top-ups/top-up.ts'
import { field, option } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { fact, facts } from '../orders/facts.ts'
import { tokenName } from '../token-text.ts'
import { sentLines, TOP_UPS, type PurchaseFile, type Reader } from './facts.ts'

export interface TopUpRecapFacts extends Reader {
  readonly file: PurchaseFile
  /** Names the request, so that finalizing it twice makes one. */
  readonly nonce: string
}

const FORM = 'finalize'

/** What views/account/top-up-recap.ejs is given: what is bought with its VAT, whom for, and how it is paid. */
export function topUpRecapPage({ file, nonce, language, productName, t }: TopUpRecapFacts) {
  const sent = sentLines(file)
  const change = `${TOP_UPS}/new?${new URLSearchParams([...sent]).toString()}`
  const isDeposit = file.kind === 'deposit'
  return {
    title: t('account.top_ups.recap.title'),
    head: pageHead({
      lead: t('account.top_ups.recap.lead'),
      trail: [
        { label: t('account.top_ups.title'), href: TOP_UPS },
        { label: t(isDeposit ? 'account.top_ups.deposit_form.title' : 'account.top_ups.form.title'), href: change },
      ],
    }),
    formId: FORM,
    action: TOP_UPS,
    nonce,
    hidden: sent.map(([name, value]) => ({ name, value })),
    change: {
      href: change,
      label: t(isDeposit ? 'account.top_ups.recap.change_amount' : 'account.top_ups.recap.change'),
    },
    means: field({
      kind: 'cards',
      name: 'means',
      label: t('account.top_ups.recap.means'),
      required: true,
      value: 'card',
      options: TOP_UP_MEANS.map((means) =>
        option(means, t(`operations.means.${means}`), { note: t(`operations.means_note.${means}`) }),
      ),
    }),
    buyer: { title: t('account.top_ups.recap.invoiced'), facts: buyerFacts(file, t) },
    coming: {
      title: t('account.top_ups.recap.coming'),
      steps: [
        t(
          file.account.invoicesBy === 'mail'
            ? 'account.top_ups.recap.coming_invoice'
            : 'account.top_ups.recap.coming_fetched',
        ),
        t('account.top_ups.recap.coming_pay'),
        t(isDeposit ? 'account.top_ups.recap.coming_deposit' : 'account.top_ups.recap.coming_credit'),
        ...(!isDeposit && file.lacking.length > 0 ? [t('account.top_ups.recap.serves')] : []),
      ],
    },
    summary: {
      title: t('shell.summary.title'),
      ...priceLines({ file, language, productName, t }),
      note: null,
      submit: { label: t('account.top_ups.recap.submit'), form: FORM },
    },
  }
}

function buyerFacts({ account: { buyer } }: PurchaseFile, t: Reader['t']) {
  const { lines, postalCode, city } = buyer.address
  return facts([
    fact(t('account.top_ups.recap.name'), buyer.name),
    fact(t('operations.recap.address'), [...lines, `${postalCode} ${city}`.trim()].join(', ')),
    fact(t('account.top_ups.recap.vat_number'), buyer.vatNumber),
  ])
}

/** The lines, the VAT and the total, as the invoice will have them. */
function priceLines({
  file,
  language,
  productName,
  t,
}: Pick<TopUpRecapFacts, 'file' | 'language' | 'productName' | 't'>) {
  const { money, rate } = formatsFor(language)
  const { currency } = file.account
  const charged = chargedLines({ file, productName, t })
  const { lines, vat, gross } = totalUp(charged, vatTreatment(file.vat, language))
  const tokens = lines.map(({ description, quantity, unitNet, net }) => ({
    label: description,
    note: quantity > 1 ? `${quantity} × ${money(unitNet, currency)}` : null,
    amount: money(net, currency),
  }))
  const taxes = vat.map((one) => ({
    label: one.rate === 0 ? t('operations.price.no_vat') : t('operations.price.vat', { rate: rate(one.rate) }),
    note: one.mention,
    amount: money(one.amount, currency),
  }))
  return { lines: [...tokens, ...taxes], total: money(gross, currency) }
}

function chargedLines({ file, productName, t }: Pick<TopUpRecapFacts, 'file' | 'productName' | 't'>) {
  if (file.kind === 'deposit')
    return [{ description: t('account.top_ups.recap.deposit'), quantity: 1, unitNet: file.deposit.amount ?? 0n }]
  return file.lines.map(({ unit, quantity, unitAmount }) => ({
    description: tokenName(unit, productName, t),
    quantity: quantity ?? 0,
    unitNet: unitAmount,
  }))
}
