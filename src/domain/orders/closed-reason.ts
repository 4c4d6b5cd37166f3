import { agreementState, type AgreementState, type SupplierAgreement } from '#domain/agreements/agreement.ts'
import type { SupplierCode } from '#domain/catalogue/brand.ts'
import type { Product } from '#domain/catalogue/product.ts'
import { contractStanding, type Contract } from '#domain/contracts/contract.ts'

/** What an account has agreed to, which opens and closes order forms (spec 3.8). */
export interface Engagements {
  readonly contracts: readonly Contract[]
  readonly agreements: readonly SupplierAgreement[]
}

export const CLOSED_CODES = [
  'contract_not_begun',
  'contract_over',
  'not_in_contract',
  'agreement_open',
  'agreement_renewed',
  'agreement_withdrawn',
] as const satisfies readonly ClosedReason['code'][]

/** Why an account can't order a product today. */
export type ClosedReason =
  | { readonly code: 'contract_not_begun'; readonly contract: string; readonly day: string }
  | { readonly code: 'contract_over'; readonly contract: string; readonly day: string }
  | { readonly code: 'not_in_contract'; readonly contract: string }
  | {
      readonly code: `agreement_${Exclude<AgreementState, 'accepted'>}`
      readonly supplier: SupplierCode
      readonly name: string
    }

/**
 * Why an account can't order a product on a day; null when it may. Free products need no contract, but like all others
 * an agreement with whoever gets the data. The contract comes first: accepting an agreement would not help against it.
 */
export function closedReason(
  product: Pick<Product, 'code' | 'supplier' | 'test'>,
  { contracts, agreements }: Engagements,
  today: string,
): ClosedReason | null {
  return (product.test ? null : contractReason(product.code, contracts, today)) ?? agreementReason(product, agreements)
}

/** What a contract has against a product; against everything that costs something where none is named. */
export function contractReason(
  product: string | null,
  contracts: readonly Contract[],
  today: string,
): ClosedReason | null {
  const standing = contractStanding(contracts, today)
  if (standing.kind === 'none') return null
  const { number, startsOn, endsOn, products } = standing.contract
  switch (standing.kind) {
    case 'not_begun':
      return { code: 'contract_not_begun', contract: number, day: startsOn }
    case 'over':
      return { code: 'contract_over', contract: number, day: endsOn }
    case 'in_force':
      return product === null || products.includes(product) ? null : { code: 'not_in_contract', contract: number }
  }
}

function agreementReason(
  { supplier }: Pick<Product, 'supplier'>,
  agreements: readonly SupplierAgreement[],
): ClosedReason | null {
  const agreement = agreements.find((one) => one.supplier === supplier)
  if (!agreement) return null
  const state = agreementState(agreement)
  return state === 'accepted' ? null : { code: `agreement_${state}`, supplier, name: agreement.name }
}
