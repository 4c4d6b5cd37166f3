import type { ManagedUser } from '#domain/access/managed-user.ts'
import type { ConfirmBy } from '#domain/access/second-factor.ts'
import type { PurchaseOption } from '#domain/access/signed-in.ts'
import type { AccountFile } from '#domain/accounts/account-file.ts'
import type { StateAct } from '#domain/accounts/account-state.ts'
import { OBSTACLES, type Obstacle } from '#domain/accounts/standing.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '../components/alert.ts'
import { field, option } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import { accountHref, accountsLink } from './account-page.ts'
import { actPage, confirmFields, passkeyPart, type ActDraft } from './act-form.ts'

export interface AccountActFacts {
  readonly account: AccountFile
  readonly draft: ActDraft
  readonly confirmBy: ConfirmBy
  readonly language: Language
  readonly t: Translate
}

const headOf = ({ account, t }: Pick<AccountActFacts, 'account' | 't'>) =>
  pageHead({ trail: [accountsLink(t), { label: account.name, href: accountHref(account) }] })

const backOf = ({ account, t }: Pick<AccountActFacts, 'account' | 't'>) => ({
  label: t('accounts.confirm.back'),
  href: accountHref(account),
})

/** The question before staff look at an account as its customer sees it. */
export function beginViewPage(facts: AccountActFacts) {
  const { account, draft, t } = facts
  const values = { account: account.name }
  return actPage({
    title: t('accounts.view.title', values),
    head: headOf(facts),
    form: {
      action: accountHref(account, '/views'),
      text: t('accounts.view.text', values),
      points: [t('accounts.view.reads'), t('accounts.view.closed'), t('accounts.view.logged')],
      groups: [
        {
          title: null,
          fields: confirmFields(draft, { hint: t('accounts.view.reason_hint'), confirmBy: 'nothing', t }),
        },
      ],
      submit: t('accounts.view.submit', values),
      danger: false,
      back: backOf(facts),
    },
  })
}

const PATH: Readonly<Record<StateAct, string>> = { suspend: '/suspension', reopen: '/reopening', close: '/closure' }

/** The question before an account is suspended, opened again, or closed; or what closing has to wait for. */
export function stateActPage(
  facts: AccountActFacts & { readonly act: StateAct; readonly obstacles: readonly Obstacle[] },
) {
  const { account, act, obstacles, draft, confirmBy, t } = facts
  const values = { account: account.name }
  const isStopped = obstacles.length > 0
  return actPage({
    title: t(`accounts.state.${act}.title`, values),
    head: headOf(facts),
    obstacles: isStopped
      ? { title: t('accounts.obstacles.title'), items: obstacles.map((one) => t(`accounts.obstacles.${one}`)) }
      : null,
    form: isStopped
      ? null
      : {
          action: accountHref(account, PATH[act]),
          text: t(`accounts.state.${act}.text`, values),
          points: [...pointsOf(act, t), t('accounts.state.told')],
          groups: [
            { title: null, fields: confirmFields(draft, { hint: t('accounts.state.reason_hint'), confirmBy, t }) },
          ],
          passkey: passkeyPart(confirmBy, t),
          submit: t(`accounts.state.${act}.submit`, values),
          danger: act !== 'reopen',
          back: backOf(facts),
        },
  })
}

function pointsOf(act: StateAct, t: Translate): readonly string[] {
  switch (act) {
    case 'suspend':
      return [t('accounts.state.suspend.ends'), t('accounts.state.suspend.keys'), t('accounts.state.suspend.stays')]
    case 'close':
      return [t('accounts.state.close.ends'), t('accounts.state.close.tokens'), t('accounts.state.close.kept')]
    case 'reopen':
      return []
  }
}

export interface OfferedOption {
  readonly option: PurchaseOption
  readonly obstacles: readonly Obstacle[]
}

/** Another purchase option: those that can be chosen, and what the others wait for. */
export function optionPage(facts: AccountActFacts & { readonly options: readonly OfferedOption[] }) {
  const { account, options, draft, confirmBy, t } = facts
  const nameOf = (one: PurchaseOption) => t(`staff.accounts.option.${one}`)
  const free = options.filter(({ obstacles }) => obstacles.length === 0)
  const shared = OBSTACLES.filter((one) => options.every(({ obstacles }) => obstacles.includes(one)))
  const own = options.flatMap(({ option: one, obstacles }) =>
    obstacles
      .filter((obstacle) => !shared.includes(obstacle))
      .map((obstacle) =>
        t('accounts.option.obstacle_line', { option: nameOf(one), obstacle: t(`accounts.obstacles.${obstacle}`) }),
      ),
  )
  const waiting = [...shared.map((one) => t(`accounts.obstacles.${one}`)), ...own]
  const choice = field({
    kind: 'radio',
    name: 'option',
    label: t('accounts.option.choose'),
    value: draft.values['option'] ?? '',
    error: draft.errors['option'] ?? null,
    required: true,
    options: free.map(({ option: one }) => option(one, nameOf(one), { note: t(`mail.option_changed.means.${one}`) })),
  })
  return actPage({
    title: t('accounts.option.title', { account: account.name }),
    head: headOf(facts),
    notice: free.length === 0 ? alert('quiet', t('accounts.option.none_free')) : null,
    obstacles: waiting.length > 0 ? { title: t('accounts.obstacles.title'), items: waiting } : null,
    form:
      free.length === 0
        ? null
        : {
            action: accountHref(account, '/option'),
            text: t('accounts.option.text', { option: nameOf(account.purchaseOption) }),
            points: [t('accounts.state.told')],
            groups: [
              {
                title: null,
                fields: [choice, ...confirmFields(draft, { hint: t('accounts.state.reason_hint'), confirmBy, t })],
              },
            ],
            passkey: passkeyPart(confirmBy, t),
            submit: t('accounts.option.submit', { account: account.name }),
            danger: false,
            back: backOf(facts),
          },
  })
}

/** The question before support unlocks a login. */
export function unlockPage(facts: AccountActFacts & { readonly user: ManagedUser }) {
  const { account, user, draft, confirmBy, language, t } = facts
  const { login, name, lockedAt } = user
  return actPage({
    title: t('accounts.unlock.title', { login }),
    head: headOf(facts),
    notice: lockedAt ? null : alert('quiet', t('accounts.unlock.not_locked')),
    form: lockedAt && {
      action: accountHref(account, `/users/${user.id}/unlocking`),
      text: t('accounts.unlock.text', {
        name,
        account: account.name,
        date: formatsFor(language).dateTime(lockedAt).text,
      }),
      points: [t('accounts.unlock.proof'), t('accounts.unlock.keeps')],
      groups: [
        {
          title: null,
          fields: confirmFields(draft, { hint: t('accounts.unlock.reason_hint'), confirmBy, t }),
        },
      ],
      passkey: passkeyPart(confirmBy, t),
      submit: t('accounts.unlock.submit', { login }),
      danger: false,
      back: backOf(facts),
    },
  })
}
