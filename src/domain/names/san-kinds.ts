import type { CertificateName } from './certificate-name.ts'
import { companionOf } from './companion.ts'
import type { ProductNames, SanKind } from './product-names.ts'

export interface SortedName {
  readonly name: CertificateName
  readonly kind: 'base' | 'companion' | SanKind
  /** False for what the product's price already holds. */
  readonly isPaid: boolean
  /** A wildcard of the same list that makes this name superfluous. */
  readonly coveredBy: string | null
}

export interface SanCount {
  readonly listed: number
  readonly paid: number
}

export interface SortedNames {
  /** The base first, then the order typed. */
  readonly names: readonly SortedName[]
  /** A free name that is not in the list yet. */
  readonly proposal: string | null
  readonly counts: Readonly<Record<SanKind, SanCount>>
}

/**
 * Sorts names into what they are sold as. The base is the first name that may be one. A host of a domain that the
 * certificate has already is `additional`; where there is no more room for those it takes a `domain` place.
 */
export function sortNames(names: readonly CertificateName[], product: ProductNames): SortedNames {
  const base = names.find((name) => canBeBase(name, product)) ?? names[0]
  if (!base) return { names: [], proposal: null, counts: countKinds([], product) }

  const free = product.freeCompanion ? companionOf(base) : null
  const others = names.filter((name) => name !== base)
  const sold = others.filter(({ value }) => value !== free)
  const kinds = spreadOverflow(kindsOf(base, sold), product)

  return {
    names: [
      { name: base, kind: 'base', isPaid: false, coveredBy: null },
      ...others.map((name): SortedName => {
        const kind = kinds.get(name) ?? 'companion'
        return { name, kind, isPaid: isPaid(name, kinds, product), coveredBy: coveringWildcard(name, names) }
      }),
    ],
    proposal: others.length === sold.length ? free : null,
    counts: countKinds([...kinds.values()], product),
  }
}

export function canBeBase({ kind }: CertificateName, { base }: ProductNames): boolean {
  return base === 'any' || (base === 'wildcard') === (kind === 'wildcard')
}

type Kinds = ReadonlyMap<CertificateName, SanKind>

/** The wildcards' domains count as present wherever they stand in the list, so that its order changes no price. */
function kindsOf(base: CertificateName, sold: readonly CertificateName[]): Kinds {
  const wildcards = sold.filter(({ kind }) => kind === 'wildcard')
  const domains = new Set([base, ...wildcards].map(({ domain }) => domain))

  return new Map(
    sold.map((name) => {
      if (name.kind === 'wildcard') return [name, 'wildcard']
      const kind = domains.has(name.domain) ? 'additional' : 'domain'
      domains.add(name.domain)
      return [name, kind]
    }),
  )
}

function spreadOverflow(kinds: Kinds, product: ProductNames): Kinds {
  const additional = namesOfKind(kinds, 'additional')
  const room = Math.max(0, product.kinds.domain.maximum - namesOfKind(kinds, 'domain').length)
  const moved = additional.slice(product.kinds.additional.maximum).slice(0, room)
  return new Map([...kinds, ...moved.map((name) => [name, 'domain'] as const)])
}

function namesOfKind(kinds: Kinds, wanted: SanKind): readonly CertificateName[] {
  return [...kinds].filter(([, kind]) => kind === wanted).map(([name]) => name)
}

function isPaid(name: CertificateName, kinds: Kinds, product: ProductNames): boolean {
  const kind = kinds.get(name)
  return kind !== undefined && namesOfKind(kinds, kind).indexOf(name) >= product.kinds[kind].included
}

function countKinds(kinds: readonly SanKind[], product: ProductNames): Record<SanKind, SanCount> {
  const count = (wanted: SanKind): SanCount => {
    const listed = kinds.filter((kind) => kind === wanted).length
    return { listed, paid: Math.max(0, listed - product.kinds[wanted].included) }
  }
  return { additional: count('additional'), domain: count('domain'), wildcard: count('wildcard') }
}

function coveringWildcard({ kind, value }: CertificateName, names: readonly CertificateName[]): string | null {
  if (kind !== 'host') return null
  const wildcard = `*${value.slice(value.indexOf('.'))}`
  return names.some((name) => name.value === wildcard) ? wildcard : null
}
