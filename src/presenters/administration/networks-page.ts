import type { Translate } from '#platform/i18n.ts'
import { alert } from '#presenters/components/alert.ts'
import { errorSummary, field } from '#presenters/components/field.ts'
import { pageHead } from '#presenters/components/page-head.ts'

export interface NetworksFacts {
  readonly networks: readonly string[]
  /** What was typed, when the form is shown again. */
  readonly draft: string | null
  /** From where the reader comes. */
  readonly address: string
  readonly error: string | null
  readonly me: { readonly isSuperUser: boolean }
  readonly t: Translate
}

/** What views/administration/networks.ejs is given. */
export function networksPage({ networks, draft, address, error, me, t }: NetworksFacts) {
  const fields = [
    field({
      name: 'networks',
      kind: 'textarea',
      label: t('security.networks.field'),
      hint: t('security.networks.hint', { address, example: '2001:db8::/32' }),
      value: draft ?? networks.join('\n'),
      error,
      rows: 6,
      mono: true,
      maxlength: 3000,
    }),
  ]
  return {
    title: t('security.networks.title'),
    head: pageHead({
      lead: t('security.networks.lead'),
      trail: [{ href: '/administration/security', label: t('security.rule.title') }],
    }),
    note: me.isSuperUser ? null : alert('quiet', t('security.networks.only_super_user')),
    list: me.isSuperUser ? null : { title: t('security.networks.list'), networks, none: t('security.networks.none') },
    form: me.isSuperUser
      ? {
          seen: networks.join(' '),
          summary: errorSummary(fields),
          fields,
          consequence: t('security.networks.consequence'),
          submit: t('security.networks.submit'),
        }
      : null,
  }
}
