import { dayAfter, type Contract } from '#domain/contracts/contract.ts'
import type { ContractAccount } from '#domain/contracts/listed-contract.ts'
import { errorSummary, field, option } from '../components/field.ts'
import { pageHead } from '../components/page-head.ts'
import {
  contractFields,
  contractProposal,
  everyContractField,
  type ContractDraft,
  type ContractFieldFacts,
} from './contract-fields.ts'

export interface ContractFormFacts extends ContractFieldFacts {
  /** Makes the form count once, however often it is sent. */
  readonly id: string
  readonly accounts: readonly ContractAccount[]
  /** The account that the address asks for. */
  readonly account: string
  /** The contract that this one follows: its terms are proposed. */
  readonly followed: { readonly account: ContractAccount; readonly contract: Contract } | null
  readonly draft: ContractDraft | null
}

/** What views/staff/contract-form.ejs is given: a new contract, or the one that follows another. */
export function contractFormPage(facts: ContractFormFacts) {
  const { id, t } = facts
  const draft = facts.draft ?? proposal(facts)
  const account = accountField(draft, facts)
  const fields = contractFields(draft, facts)
  return {
    title: t('staff.contract_form.title'),
    head: pageHead({ trail: [{ label: t('staff.contracts.title'), href: '/staff/contracts' }] }),
    errors: errorSummary([account, ...everyContractField(fields)]),
    id,
    account,
    fields,
    submit: t('staff.contract_form.submit'),
  }
}

/** It begins today, or on the day after the contract that it follows, on whose terms. */
function proposal({ account, followed, today }: ContractFormFacts): ContractDraft {
  const startsOn = followed && followed.contract.endsOn >= today ? dayAfter(followed.contract.endsOn) : today
  return {
    values: {
      account: followed?.account.slug ?? account,
      ...contractProposal(startsOn, followed?.contract.priceLevel),
    },
    products: followed?.contract.products ?? [],
    errors: {},
  }
}

const accountField = ({ values, errors }: ContractDraft, { accounts, t }: ContractFormFacts) =>
  field({
    name: 'account',
    value: values['account'] ?? '',
    error: errors['account'] ?? null,
    kind: 'select',
    label: t('staff.contract_form.account'),
    required: true,
    options: [option('', t('shell.form.choose')), ...accounts.map(({ slug, name }) => option(slug, name))],
  })
