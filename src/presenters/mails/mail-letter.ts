import type { Letter, LetterFrame } from '#domain/mails/letter.ts'
import type { Mail, MailKind } from '#domain/mails/mail.ts'
import type { Translate } from '#platform/i18n.ts'
import { letterBody } from './letter-body.ts'
import type { Words } from './words.ts'

export interface House {
  readonly name: string
  readonly accent: string
  readonly publicUrl: string
}

/** Puts a mail into the words of its receiver's language. */
export function mailLetter(mail: Mail, words: Words, house: House): Letter {
  const { t } = words
  const wording = wordingOf(mail)
  const { values, url, ...body } = letterBody(mail, words)
  return {
    subject: t(`mail.${wording}.subject`, values),
    preheader: t(`mail.${wording}.preheader`, values),
    heading: t(`mail.${wording}.heading`, values),
    paragraphs: [t(`mail.${wording}.intro`, values), ...(body.paragraphs ?? [])],
    list: body.list ?? null,
    details: body.details ?? [],
    button: { label: t(`mail.${wording}.button`, values), url },
    otherLink: body.otherLink ?? null,
    notes: body.notes ?? [],
    reason: { title: t('mail.frame.why'), text: t(`mail.${wording}.reason`, values) },
    frame: letterFrame(house, t),
  }
}

type Wording =
  Exclude<MailKind, 'approval_decided' | 'link_order_decided'> | `${'approval' | 'link_order'}_${'granted' | 'refused'}`

/** A decision has words of its own for each outcome. */
function wordingOf(mail: Mail): Wording {
  switch (mail.kind) {
    case 'approval_decided':
      return mail.data.approved ? 'approval_granted' : 'approval_refused'
    case 'link_order_decided':
      return mail.data.approved ? 'link_order_granted' : 'link_order_refused'
    default:
      return mail.kind
  }
}

function letterFrame({ name, accent, publicUrl }: House, t: Translate): LetterFrame {
  return {
    operator: name,
    initial: Array.from(name)[0] ?? '',
    accent,
    signature: t('mail.frame.signature', { operator: name }),
    portal: { label: t('mail.frame.portal'), url: publicUrl },
    addressHint: t('mail.frame.address'),
  }
}
