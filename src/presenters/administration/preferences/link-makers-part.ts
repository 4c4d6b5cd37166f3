import { LINK_MAKERS, type LinkMakers } from '#domain/orders/order-link.ts'
import type { Translate } from '#platform/i18n.ts'
import { field, option } from '../../components/field.ts'
import { hintWith } from './frame.ts'

export interface LinkMakersFacts {
  readonly makers: LinkMakers
  /** The form as it was sent, when it is shown again: wrong, or changed by somebody else meanwhile. */
  readonly links?: { readonly draft: string; readonly error: string | null }
  readonly t: Translate
}

/** Who may make links by which people outside order. */
export function linkMakersPart({ makers, links, t }: LinkMakersFacts) {
  const isMeanwhile = links !== undefined && links.error === null
  return {
    title: t('preferences.order_links.title'),
    lead: t('preferences.order_links.lead'),
    shown: makers,
    isMeanwhile,
    field: field({
      kind: 'radio',
      name: 'makers',
      label: t('preferences.order_links.makers'),
      hint: hintWith(null, isMeanwhile ? t(`preferences.order_links.choices.${makers}`) : null, t),
      error: links?.error ?? null,
      required: true,
      value: links?.draft ?? makers,
      options: LINK_MAKERS.map((one) =>
        option(one, t(`preferences.order_links.choices.${one}`), {
          note: one === 'nobody' ? t('preferences.order_links.nobody_text') : null,
        }),
      ),
    }),
    submit: t('preferences.save'),
  }
}
