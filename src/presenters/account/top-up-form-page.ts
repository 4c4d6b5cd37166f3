import type { AssessedLine } from '#domain/top-ups/assess-purchase.ts'
import { MOST_TOKENS } from '#domain/top-ups/read-lines.ts'
import { sum } from '#domain/shared/money.ts'
import { errorSummary, field, option } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { tokenName } from '../token-text.ts'
import { TOP_UPS, type PurchaseFile, type Reader } from './facts.ts'
import { waitingPart } from './waiting-part.ts'

export interface TopUpFormFacts extends Reader {
  readonly file: PurchaseFile
  /** Somebody wanted to go on: that the list is empty is said. */
  readonly isChecked: boolean
}

/** What views/account/top-up-form.ejs is given: the list of tokens with their prices, and one more to be added. */
export function topUpFormPage(facts: TopUpFormFacts) {
  const { file, isChecked, t } = facts
  const isNothing = isChecked && file.lines.length === 0
  const lines = file.lines.map((line) => lineRow(line, facts))
  const adding = addFields(facts, isNothing)
  return {
    title: t('account.top_ups.form.title'),
    head: pageHead({
      trail: [{ label: t('account.top_ups.title'), href: TOP_UPS }],
      lead: t('account.top_ups.form.lead'),
    }),
    closed: closedState(facts),
    waiting: waitingPart(file, facts, lines.length === 0),
    errors: errorSummary([...lines.map(({ quantity }) => quantity), ...(isNothing ? [adding.unit] : [])]),
    action: `${TOP_UPS}/new`,
    recapAction: `${TOP_UPS}/recap`,
    lines,
    adding,
    total: formatsFor(facts.language).money(sum(file.lines.map(({ amount }) => amount ?? 0n)), file.account.currency),
  }
}

export type TopUpFormPage = ReturnType<typeof topUpFormPage>

function lineRow(line: AssessedLine, { file, language, productName, t }: TopUpFormFacts) {
  const { money } = formatsFor(language)
  const name = tokenName(line.unit, productName, t)
  const slug = line.unit.replaceAll(/[^a-z0-9]+/g, '-')
  return {
    unit: line.unit,
    name,
    quantity: field({
      kind: 'number',
      name: line.unit,
      id: `quantity-${slug}`,
      label: t('account.top_ups.form.quantity', { token: name }),
      value: line.typed,
      required: true,
      inputmode: 'numeric',
      error: line.quantity === null ? t('account.top_ups.form.quantity_wrong', { most: MOST_TOKENS }) : null,
    }),
    unitId: `live-unit-${slug}`,
    unitAmount: money(line.unitAmount, file.account.currency),
    amountId: `live-amount-${slug}`,
    amount: line.amount === null ? '–' : money(line.amount, file.account.currency),
    remove: t('account.top_ups.form.remove_one', { token: name }),
  }
}

/** What is not on the list yet; its kind is empty until one is chosen. */
function addFields({ file, productName, t }: TopUpFormFacts, isNothing: boolean) {
  const free = file.onSale.filter(({ unit }) => !file.lines.some((line) => line.unit === unit))
  return {
    isShown: free.length > 0,
    unit: field({
      kind: 'select',
      name: 'add',
      label: t('account.top_ups.form.add_unit'),
      error: isNothing ? t('account.top_ups.form.nothing') : null,
      options: [
        option('', t('account.top_ups.form.choose')),
        ...free.map(({ unit }) => option(unit, tokenName(unit, productName, t))),
      ],
    }),
    quantity: field({
      kind: 'number',
      name: 'add_quantity',
      label: t('account.top_ups.form.add_quantity'),
      value: '1',
      inputmode: 'numeric',
    }),
  }
}

function closedState({ file: { kind, onSale }, t }: TopUpFormFacts) {
  if (kind !== null && onSale.length > 0) return null
  return {
    title: t(kind !== null ? 'account.top_ups.closed.none_title' : 'account.top_ups.closed.title'),
    text: t(kind !== null ? 'account.top_ups.closed.none_text' : 'account.top_ups.closed.text'),
    action: null,
  }
}
