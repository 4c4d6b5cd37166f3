import { HIDDEN_TOKEN } from '#domain/mails/outgoing-mail.ts'
import { sealContext } from '#platform/sealed-columns.ts'
import type { Secrets } from '#platform/secrets.ts'

export interface LinkTokenDeps {
  readonly secrets: Secrets
  /** In the demo the mailbox stands for the receivers': it shows every mail whole. */
  readonly showsMailedTokens: boolean
}

interface Written {
  readonly html: string
  readonly text: string
}

/** Takes the token out of a mail that is kept: staff read the copies, and only its receiver may follow the link. */
export function hideToken<Mail extends Written>(
  { secrets, showsMailedTokens }: LinkTokenDeps,
  mailId: string,
  mail: Mail,
  token: string | null,
): Mail & { readonly sealedToken: string | null } {
  if (token === null || showsMailedTokens) return { ...mail, sealedToken: null }
  const { html, text } = mail
  const sealedToken = secrets.seal(Buffer.from(token), sealContext('mails', mailId))
  return {
    ...mail,
    html: html.replaceAll(token, HIDDEN_TOKEN),
    text: text.replaceAll(token, HIDDEN_TOKEN),
    sealedToken,
  }
}

/** Puts it back for the way to the receiver. */
export function revealToken<Mail extends Written & { readonly id: string; readonly sealedToken: string | null }>(
  { secrets }: Pick<LinkTokenDeps, 'secrets'>,
  mail: Mail,
): Mail {
  if (mail.sealedToken === null) return mail
  const token = secrets.open(mail.sealedToken, sealContext('mails', mail.id)).toString()
  return { ...mail, html: mail.html.replaceAll(HIDDEN_TOKEN, token), text: mail.text.replaceAll(HIDDEN_TOKEN, token) }
}
