import { queryFields, withQuery } from './address.ts'
import type { Field } from './field.ts'

/** The questions above a list. It is a GET form: the address holds every answer, and can be kept as a bookmark. */
export interface FilterBar {
  readonly action: string
  readonly fields: readonly Field[]
  /** A keyword alone is searched for; answers to several questions are applied. */
  readonly isSearch: boolean
  /** Behind «more filters»; open while one of them is set. */
  readonly more: readonly Field[]
  readonly moreOpen: boolean
  /** What the address holds besides: sorting and page length. */
  readonly kept: readonly { readonly name: string; readonly value: string }[]
  /** Filters in force, each with the address without it. */
  readonly active: readonly { readonly label: string; readonly value: string; readonly href: string }[]
  readonly resetHref: string
}

const PAGING = ['after', 'before'] as const

export function filterBar(address: string, fields: readonly Field[], more: readonly Field[] = []): FilterBar {
  const all = [...fields, ...more]
  const names = all.map(({ name }) => name)
  const set = all.filter(({ value }) => value !== '')
  const without = (dropped: readonly string[]) =>
    withQuery(address, Object.fromEntries([...dropped, ...PAGING].map((name) => [name, null])))
  return {
    action: address.split('?', 1)[0] ?? address,
    fields,
    isSearch: all.length === 1 && all[0]?.options.length === 0,
    more,
    moreOpen: more.some(({ value }) => value !== ''),
    kept: queryFields(address, [...names, ...PAGING]),
    active: set.map((field) => ({ label: field.label, value: wordOf(field), href: without([field.name]) })),
    resetHref: without(names),
  }
}

const wordOf = ({ value, options }: Field) => options.find((option) => option.value === value)?.label ?? value
