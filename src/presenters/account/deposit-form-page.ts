import { DEPOSIT_LIMITS } from '#domain/top-ups/assess-deposit.ts'
import { errorSummary, field } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { TOP_UPS, type PurchaseFile, type Reader } from './facts.ts'

export interface DepositFormFacts extends Reader {
  readonly file: PurchaseFile
  /** Somebody wanted to go on: what is wrong with the amount is said. */
  readonly isChecked: boolean
}

/** What views/account/deposit-form.ejs is given: what is there, and how much is to be added. */
export function depositFormPage({ file, isChecked, language, t }: DepositFormFacts) {
  const { currency } = file.account
  const said = (amount: bigint) => formatsFor(language).money(amount, currency)
  const { typed, amount, balance } = file.deposit
  const limits = { least: said(DEPOSIT_LIMITS.least), most: said(DEPOSIT_LIMITS.most) }
  const asked = field({
    name: 'amount',
    label: t('account.top_ups.deposit_form.amount'),
    hint: t('account.top_ups.deposit_form.hint', { currency }),
    value: typed,
    required: true,
    inputmode: 'decimal',
    maxlength: 20,
    autocomplete: 'off',
    error: isChecked && amount === null ? t('account.top_ups.deposit_form.wrong', limits) : null,
  })
  return {
    title: t('account.top_ups.deposit_form.title'),
    head: pageHead({
      trail: [{ label: t('account.top_ups.title'), href: TOP_UPS }],
      lead: t('account.top_ups.deposit_form.lead'),
    }),
    errors: errorSummary([asked]),
    balance: { label: t('account.top_ups.deposit_form.balance'), amount: said(balance) },
    action: `${TOP_UPS}/recap`,
    amount: asked,
    submit: t('account.top_ups.form.go_on'),
  }
}
