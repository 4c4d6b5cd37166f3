import type { ConfirmBy } from '#domain/access/second-factor.ts'
import type { Catalogue } from '#domain/catalogue/catalogue.ts'
import { contractState, type Contract } from '#domain/contracts/contract.ts'
import { endingDays, mayEnd } from '#domain/contracts/ending.ts'
import type { ContractAccount } from '#domain/contracts/listed-contract.ts'
import type { ObjectiveProgress } from '#domain/contracts/objective-progress.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { errorSummary, field, option } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { contractSheet } from '../contract/contract-sheet.ts'
import { codeFields, passkeyPart } from './act-form.ts'

export interface StaffContractFacts {
  readonly file: {
    readonly account: ContractAccount
    readonly contract: Contract
    readonly progress: ObjectiveProgress | null
    /** Calendar day. */
    readonly today: string
  }
  readonly draft: {
    readonly values: Readonly<Record<string, string>>
    readonly errors: Readonly<Record<string, string>>
  } | null
  readonly confirmBy: ConfirmBy
  readonly catalogue: Catalogue
  readonly now: Date
  readonly language: Language
  readonly t: Translate
}

/** What views/staff/contract.ejs is given: a contract, making the one that follows it, and ending it. */
export function staffContractPage(facts: StaffContractFacts) {
  const { file, t } = facts
  const { account, contract, progress, today } = file
  const isWithdrawn = contractState(contract, today) === 'withdrawn'
  const sheet = contractSheet({ ...contract, progress }, { ...facts, currency: account.currency, today })
  const ending = mayEnd(contract, today) ? endingForm(facts) : null
  return {
    title: t('contract.sheet.title', { number: contract.number }),
    head: pageHead({
      trail: [{ label: t('staff.contracts.title'), href: '/staff/contracts' }],
      lead: account.name,
      ...(isWithdrawn
        ? {}
        : { action: { label: t('staff.contract.follow'), href: `/staff/contracts/new?from=${contract.number}` } }),
    }),
    errors: errorSummary(ending?.fields ?? []),
    sheet: { ...sheet, title: t('staff.contract.terms') },
    ending,
  }
}

function endingForm({ file, draft, confirmBy, language, t }: StaffContractFacts) {
  const { contract, today } = file
  const { day } = formatsFor(language)
  const days = endingDays(contract, today)
  const values = draft?.values ?? { kind: days ? 'early' : 'withdrawn', on: '', reason: '' }
  const about = (name: string) => ({ name, value: values[name] ?? '', error: draft?.errors[name] ?? null })
  const kinds = days ? (['early', 'withdrawn'] as const) : (['withdrawn'] as const)
  const onField =
    days &&
    field({
      ...about('on'),
      kind: 'date',
      label: t('staff.contract.on'),
      hint: t('staff.contract.on_hint', { from: day(days.from).text, to: day(days.to).text }),
    })
  return {
    title: t('staff.contract.end'),
    action: `/staff/contracts/${contract.number}/endings`,
    version: contract.version,
    fields: [
      field({
        ...about('kind'),
        kind: 'radio',
        label: t('staff.contract.kind'),
        required: true,
        options: kinds.map((kind) =>
          option(kind, t(`staff.contract.kinds.${kind}`), { note: t(`staff.contract.kinds_note.${kind}`) }),
        ),
      }),
      ...(onField ? [onField] : []),
      field({
        ...about('reason'),
        kind: 'textarea',
        label: t('staff.contract.reason'),
        hint: t('staff.contract.reason_hint'),
        required: true,
        rows: 3,
        maxlength: 500,
      }),
      ...codeFields(draft?.errors ?? {}, confirmBy, t),
    ],
    passkey: passkeyPart(confirmBy, t),
    submit: t('staff.contract.submit', { number: contract.number }),
  }
}
