import type { CertificateName } from './certificate-name.ts'
import { SAN_KINDS, type ProductNames, type SanKind } from './product-names.ts'
import { canBeBase, sortNames } from './san-kinds.ts'

export type ProductFault =
  | { readonly code: 'no_name' }
  | { readonly code: 'base_must_be_host' | 'base_must_be_wildcard' | 'ip_not_offered'; readonly name: string }
  | { readonly code: 'kind_not_offered'; readonly kind: SanKind; readonly listed: number }
  | {
      readonly code: 'too_many_for_product'
      readonly kind: SanKind
      readonly listed: number
      readonly maximum: number
    }

/** Why a product does not take this list of names; an empty answer means that it does. */
export function productFaults(names: readonly CertificateName[], product: ProductNames): readonly ProductFault[] {
  const { names: sorted, counts } = sortNames(names, product)
  const base = sorted[0]?.name
  if (!base) return [{ code: 'no_name' }]

  return [
    ...baseFaults(base, product),
    ...addressFaults(names, product),
    ...SAN_KINDS.flatMap((kind) => countFaults(kind, counts[kind].listed, product.kinds[kind].maximum)),
  ]
}

/** The products that take these names, in the order given: proposed where the chosen one does not. */
export function productsThatFit<Product extends { readonly names: ProductNames }>(
  names: readonly CertificateName[],
  products: readonly Product[],
): readonly Product[] {
  return products.filter((product) => productFaults(names, product.names).length === 0)
}

function baseFaults(base: CertificateName, product: ProductNames): readonly ProductFault[] {
  if (canBeBase(base, product)) return []
  return [{ code: product.base === 'wildcard' ? 'base_must_be_wildcard' : 'base_must_be_host', name: base.value }]
}

function addressFaults(names: readonly CertificateName[], { ipAddresses }: ProductNames): readonly ProductFault[] {
  if (ipAddresses) return []
  return names.filter(({ kind }) => kind === 'ip').map(({ value }) => ({ code: 'ip_not_offered', name: value }))
}

function countFaults(kind: SanKind, listed: number, maximum: number): readonly ProductFault[] {
  if (listed <= maximum) return []
  if (maximum === 0) return [{ code: 'kind_not_offered', kind, listed }]
  return [{ code: 'too_many_for_product', kind, listed, maximum }]
}
