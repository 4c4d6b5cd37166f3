import type { AccountSheet } from '#domain/accounts/account-sheet.ts'
import type { PostalAddress } from '#domain/documents/document.ts'
import type { Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { countryName } from '../../operations/holder-fields.ts'
import { fact, facts } from '../../orders/facts.ts'
import { errorSummary } from '../../components/field.ts'
import { approvalPart, type ApprovalFacts } from './approval-part.ts'
import { linkMakersPart, type LinkMakersFacts } from './link-makers-part.ts'
import { meanwhileAlert, preferencesFrame } from './frame.ts'

export interface GeneralFacts extends ApprovalFacts, LinkMakersFacts {
  readonly sheet: AccountSheet
  readonly language: Language
}

/** What views/administration/preferences/general.ejs is given: the account as the operator keeps it, and approval mode. */
export function generalPage(page: GeneralFacts) {
  const { sheet, meanwhile = false, language, t } = page
  const approval = approvalPart(page)
  const orderLinks = linkMakersPart(page)
  return {
    ...preferencesFrame('general', t),
    errors: errorSummary([...(approval.form?.fields ?? []), orderLinks.field]),
    notice: meanwhile || orderLinks.isMeanwhile ? meanwhileAlert(t) : null,
    approval,
    orderLinks,
    account: {
      title: t('preferences.general.account'),
      facts: accountFacts(sheet, language, t),
      change: { label: t('preferences.general.change_address'), href: '/administration/preferences/address' },
      note: t('preferences.general.operator_only', {
        email: sheet.officeEmail,
        phone: sheet.officePhone.replaceAll(' ', '\u00a0'),
      }),
    },
  }
}

function accountFacts(sheet: AccountSheet, language: Language, t: Translate) {
  const { vatNumber } = sheet
  const currencies = new Intl.DisplayNames(language, { type: 'currency' })
  return facts([
    fact(t('preferences.general.name'), sheet.name),
    fact(t('preferences.general.registration_number'), sheet.registrationNumber),
    fact(
      t('preferences.general.vat_number'),
      vatNumber === null || sheet.vatNumberValid
        ? vatNumber
        : t('preferences.general.vat_unconfirmed', { number: vatNumber }),
    ),
    fact(t('preferences.general.address'), addressText(sheet.address, language)),
    fact(t('preferences.general.phone'), sheet.phone.replaceAll(' ', '\u00a0')),
    fact(t('preferences.general.kind'), t(`preferences.general.${sheet.kind}`)),
    fact(t('preferences.general.option'), t(`preferences.general.options.${sheet.purchaseOption}`)),
    fact(t('preferences.general.later'), sheet.deferredPaymentAllowed ? t('preferences.general.later_yes') : null),
    fact(t('preferences.general.office'), sheet.office),
    fact(t('preferences.general.currency'), currencies.of(sheet.currency)),
    fact(t('preferences.general.sign_in'), t(`preferences.general.modes.${sheet.authenticationMode}`), {
      href: '/administration/security',
    }),
  ])
}

const addressText = ({ lines, postalCode, city, country }: PostalAddress, language: Language): string =>
  [...lines, `${postalCode} ${city}`, countryName(country, language)].join(', ')
