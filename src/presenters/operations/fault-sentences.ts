import { ATTRIBUTE, type AttributeName } from '#domain/asn1/oids.ts'
import { NAME_FAULTS, type NameFault } from '#domain/names/certificate-name.ts'
import { SAN_KINDS } from '#domain/names/product-names.ts'
import type { OrderFault } from '#domain/orders/assessment.ts'
import type { Translate } from '#platform/i18n.ts'
import type { MessageKey } from '#platform/message-keys.ts'

type Values = OrderFault['values']

/** Says what is wrong; codes among the blanks are put into words first. */
export function sayFault({ key, values }: Pick<OrderFault, 'key' | 'values'>, t: Translate): string {
  return t(key as MessageKey, inWords(values, t))
}

/** The complaint about a field, by its name and its label; null when there is none. */
export type Complaints = (field: string, label: string) => string | null

/** What the form says at each field: the first complaint, or where the complaints stand in full. */
export function complaints(faults: readonly OrderFault[], t: Translate): Complaints {
  return (field, label) => {
    const mine = faults.filter((fault) => fault.field === field)
    const [first] = mine
    if (!first) return null
    if (field === 'names' && !first.key.startsWith('operations.faults.'))
      return t('operations.form.names_below', { count: mine.length })
    if (first.key.startsWith('csr.')) return t('operations.form.csr_below')
    return sayFault({ key: first.key, values: { ...first.values, label } }, t)
  }
}

/** The blanks of a sentence: bits, exponents and the like are no quantities to be grouped in thousands. */
export function inWords(values: Values, t: Translate): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, word(name, value, t)]))
}

function word(name: string, value: string | number, t: Translate): string | number {
  if (typeof value === 'number') return name === 'count' ? value : String(value)
  if (name === 'kind')
    return SAN_KINDS.some((kind) => kind === value) ? t(`catalogue.san_kinds.${value as 'domain'}`) : value
  if (name === 'attribute') return value in ATTRIBUTE ? attributeWord(value as AttributeName, t) : value
  if (name === 'fault') return isNameFault(value) ? t(`csr.name_faults.${value}`) : value
  return value
}

const isNameFault = (value: string): value is NameFault => NAME_FAULTS.some((fault) => fault === value)

export const attributeWord = (name: AttributeName, t: Translate) => t(`csr.attributes.${name}`)
