import { automaticChecks, type AddressStanding, type VatStanding } from '#domain/registrations/automatic-checks.ts'
import type { Duplicate } from '#domain/registrations/duplicates.ts'
import { mailDomain } from '#domain/registrations/mail-domain.ts'
import type { Translate } from '#platform/i18n.ts'
import { pill } from '../components/status-pill.ts'
import type { Tone } from '../components/tone.ts'
import { registrationCheck, type Check } from './case-checks.ts'
import type { RegistrationFacts } from './registration-file.ts'

/** What the portal has found out by itself, each in a word and a sentence. */
export function registrationChecks({ file, t }: RegistrationFacts): readonly Check[] {
  const { form } = file.registration
  const { organization, corporate, technical } = form
  const checks = automaticChecks(form)
  return [
    registrationCheck({ ...organization, address: organization }, t),
    vatCheck(checks.vat, organization.vatNumber, t),
    addressCheck('corporate', corporate.email, checks.corporateAddress, t),
    ...(technical && checks.technicalAddress
      ? [addressCheck('technical', technical.email, checks.technicalAddress, t)]
      : []),
  ]
}

const VAT_TONES: Readonly<Record<VatStanding, Tone>> = {
  none: 'quiet',
  fits: 'done',
  other_company: 'stop',
  other_country: 'act',
  unknown_country: 'quiet',
  bad_format: 'stop',
  bad_check_digits: 'stop',
}

function vatCheck(standing: VatStanding, number: string, t: Translate): Check {
  return {
    title: number === '' ? t('registrations.checks.vat_none') : t('registrations.checks.vat', { number }),
    pill: pill(VAT_TONES[standing], t(`registrations.checks.vat_word.${standing}`)),
    text: t(`registrations.checks.vat_text.${standing}`),
  }
}

function addressCheck(
  role: 'corporate' | 'technical',
  address: string,
  standing: AddressStanding,
  t: Translate,
): Check {
  return {
    title: t(`registrations.checks.address_${role}`, { address }),
    pill: pill(standing === 'own_domain' ? 'done' : 'act', t(`registrations.checks.address_word.${standing}`)),
    text: t(`registrations.checks.address_text.${standing}`, { domain: mailDomain(address) }),
  }
}

/** Whom the registration may double, with what they share. */
export function duplicateLines(duplicates: readonly Duplicate[], t: Translate) {
  return duplicates.map((found) => ({
    name: found.organization_name,
    kind: t(`registrations.duplicates.kind.${found.kind}`, { account: found.name }),
    number: found.registration_number,
    href: duplicateHref(found),
    pills: found.reasons.map((reason) =>
      pill(reason === 'registration_number' ? 'stop' : 'act', t(`registrations.duplicates.reason.${reason}`)),
    ),
  }))
}

const duplicateHref = ({ kind, id, name }: Duplicate) =>
  kind === 'registration' ? `/staff/registrations/${id}` : `/staff/accounts?q=${encodeURIComponent(name)}`
