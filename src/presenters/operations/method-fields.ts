import type { DomainToProve } from '#domain/orders/domains-to-prove.ts'
import { AT_EACH_HOST } from '#domain/validation/authorization-domain.ts'
import { methodEndsAt, type DcvMethod } from '#domain/rules/dcv-methods.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { field, option } from '#presenters/components/field.ts'
import { formatsFor } from '#presenters/components/formats.ts'
import { methodName } from '#presenters/orders/dcv-words.ts'
import { shownName } from './names-check.ts'

interface Words {
  readonly t: Translate
  readonly language: Language
}

/** With more domains than this, cards for each would bury the page. */
const MOST_AS_CARDS = 4

/** The choice of a way to prove each domain; it is posted as `method[domain]`, `address[domain]` and `place[domain]`. */
export function methodFields(domains: readonly DomainToProve[], words: Words) {
  const { t } = words
  return domains.map((one, index) => ({
    domain: one.domain,
    names: one.names.map(shownName).join(', '),
    none: one.methods.length === 0 ? t('operations.dcv.none') : null,
    method:
      one.methods.length === 0
        ? null
        : field({
            kind: domains.length > MOST_AS_CARDS ? 'select' : 'cards',
            name: `method[${one.domain}]`,
            id: `method-${index}`,
            label: t('operations.dcv.method', { domain: one.domain }),
            hint: one.target === 'wildcard' ? t('operations.dcv.wildcard_hint') : null,
            value: one.methods[0] ?? '',
            required: true,
            options: one.methods.map((method, place) => methodOption(method, place === 0, words)),
          }),
    addresses:
      one.addresses.length === 0
        ? null
        : field({
            kind: 'checkboxes',
            name: `address[${one.domain}]`,
            id: `address-${index}`,
            label: t('operations.dcv.addresses'),
            hint: t('operations.dcv.addresses_hint'),
            options: one.addresses.map((address) => option(address, address)),
          }),
    place:
      one.places.length === 0
        ? null
        : field({
            kind: 'select',
            name: `place[${one.domain}]`,
            id: `place-${index}`,
            label: t('operations.dcv.place'),
            hint: t('operations.dcv.place_hint'),
            value: one.domain,
            options: one.places.map((place) =>
              option(place, place === AT_EACH_HOST ? t('operations.dcv.place_each') : place),
            ),
          }),
  }))
}

function methodOption(method: DcvMethod, isFirst: boolean, { t, language }: Words) {
  const end = methodEndsAt(method)
  const name = capitalised(methodName(method, t), language)
  const note = [
    t(`operations.dcv.notes.${method}`),
    ...(end ? [t('operations.dcv.ends', { date: formatsFor(language).date(end).text })] : []),
  ]
  return option(method, isFirst ? t('operations.dcv.recommended', { method: name }) : name, { note: note.join(' ') })
}

/** A name that stands within sentences elsewhere begins a line here. */
function capitalised(text: string, language: Language): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
}
