import type { Mail } from '#domain/mails/mail.ts'
import { reasonDetail } from './about-order.ts'
import type { LetterBody } from './letter-body.ts'
import type { DataOf, Words } from './words.ts'

type StateMail = Extract<Mail, { readonly kind: 'account_suspended' | 'account_reopened' | 'account_closed' }>

/** What has happened to the account, why, and what it means for orders and certificates. */
export function accountStateBody({ kind, data }: StateMail, words: Words): LetterBody {
  const { name, accountName, reason, portalUrl } = data
  return {
    values: { name, account: accountName },
    paragraphs: [words.t(`mail.${kind}.next`)],
    details: reasonDetail(reason, words),
    url: portalUrl,
  }
}

export function optionChangedBody(
  { name, accountName, from, to, portalUrl }: DataOf<'option_changed'>,
  { t }: Words,
): LetterBody {
  return {
    values: { name, account: accountName },
    paragraphs: [t(`mail.option_changed.means.${to}`)],
    details: [
      { label: t('mail.option_changed.before'), value: t(`staff.accounts.option.${from}`) },
      { label: t('mail.option_changed.now'), value: t(`staff.accounts.option.${to}`) },
    ],
    url: portalUrl,
  }
}

export function superUserGainedBody(
  { name, accountName, login, portalUrl }: DataOf<'super_user_gained'>,
  { t }: Words,
): LetterBody {
  return {
    values: { name, account: accountName },
    paragraphs: [t('mail.super_user_gained.next')],
    details: [{ label: t('mail.detail.login'), value: login }],
    notes: [t('mail.super_user_gained.unexpected')],
    url: portalUrl,
  }
}

export function superUserLostBody(
  { name, accountName, successor, former, portalUrl }: DataOf<'super_user_lost'>,
  { t }: Words,
): LetterBody {
  return {
    values: { name, account: accountName, successor },
    paragraphs: [t(`mail.super_user_lost.${former}`)],
    notes: [t('mail.super_user_lost.unexpected')],
    url: portalUrl,
  }
}

/** Goes to both addresses when staff have corrected a lost one. */
export function emailCorrectedBody(
  { name, accountName, login, receiver, mailbox, portalUrl }: DataOf<'email_corrected'>,
  { t }: Words,
): LetterBody {
  const said = receiver === 'new' && mailbox === 'in_doubt' ? 'new_in_doubt' : receiver
  return {
    values: { name, account: accountName },
    paragraphs: [t(`mail.email_corrected.${said}`)],
    details: [{ label: t('mail.detail.login'), value: login }],
    notes: [t('mail.email_corrected.unexpected')],
    url: portalUrl,
  }
}
