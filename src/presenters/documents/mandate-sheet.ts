import { printedIban } from '#domain/mandates/iban.ts'
import type { MandateSheet } from '#domain/mandates/mandate-sheet.ts'
import { PRE_NOTIFICATION_DAYS, type PrintedMandate } from '#domain/mandates/mandate.ts'
import type { Translate } from '#platform/i18n.ts'
import { postalLines } from './addresses.ts'

/** Puts a direct debit mandate into the words of its language, ready to be printed. */
export function mandateSheet(mandate: PrintedMandate, t: Translate): MandateSheet {
  const { creditor, reference, language, bic } = mandate
  const title = t('preferences.mandate.paper.title')
  const creditorLines = postalLines(creditor.address, language)
  const address = t('preferences.mandate.paper.address')
  const name = t('preferences.mandate.paper.name')
  return {
    fileTitle: `${title} ${reference}`,
    title,
    letterhead: { name: creditor.name, lines: [creditorLines.join(', ')] },
    reference: { label: t('preferences.mandate.reference'), value: reference },
    paragraphs: [
      t('preferences.mandate.paper.authorise', { creditor: creditor.name }),
      t('preferences.mandate.paper.refund'),
      t('preferences.mandate.paper.notice', { days: PRE_NOTIFICATION_DAYS }),
    ],
    groups: [
      {
        title: t('preferences.mandate.paper.debtor'),
        facts: [
          { label: name, value: mandate.debtorName },
          { label: address, value: postalLines(mandate.debtorAddress, language).join('\n') },
          { label: t('preferences.mandate.paper.iban'), value: printedIban(mandate.iban) },
          ...(bic === null ? [] : [{ label: t('preferences.mandate.paper.bic'), value: bic }]),
        ],
      },
      {
        title: t('preferences.mandate.paper.creditor'),
        facts: [
          { label: name, value: creditor.name },
          { label: t('preferences.mandate.paper.identifier'), value: creditor.identifier },
          { label: address, value: creditorLines.join('\n') },
          {
            label: t('preferences.mandate.paper.payment'),
            value: `${t('preferences.mandate.paper.recurrent')} (${t('preferences.mandate.paper.scheme')})`,
          },
        ],
      },
    ],
    signature: {
      title: t('preferences.mandate.paper.signature'),
      hint: t('preferences.mandate.paper.signature_hint'),
    },
    returnTo: { title: t('preferences.mandate.paper.return'), lines: [creditor.name, ...creditorLines] },
    notes: [t('preferences.mandate.paper.rights')],
  }
}
