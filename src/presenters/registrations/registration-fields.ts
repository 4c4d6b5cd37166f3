import { AUTHENTICATION_MODES } from '#domain/access/authentication-mode.ts'
import { PURCHASE_OPTIONS } from '#domain/access/signed-in.ts'
import type { OrderFault } from '#domain/orders/assessment.ts'
import { LONGEST_FIELD } from '#domain/orders/holder-faults.ts'
import { ACCOUNT_KINDS } from '#domain/registrations/registration.ts'
import { LANGUAGES, type Language } from '#domain/shared/language.ts'
import type { Translate } from '#platform/i18n.ts'
import { option, type Field } from '../components/field.ts'
import { complaints } from '../operations/fault-sentences.ts'
import { asker, type Ask } from '../operations/form-facts.ts'
import { countryOptions } from '../operations/holder-fields.ts'

/** The form of a registration as it was typed, with what is wrong in it. */
export interface RegistrationDraft {
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly OrderFault[]
}

interface Facts {
  readonly language: Language
  readonly t: Translate
}

export type RegistrationFields = ReturnType<typeof registrationFields>

/** The questions of a registration, as views/sign-up/registration-fields.ejs takes them. */
export function registrationFields({ typed, faults }: RegistrationDraft, facts: Facts) {
  const ask = asker(typed, complaints(faults, facts.t))
  return {
    company: companyFields(ask, facts),
    corporate: personFields(ask, 'corporate', facts),
    same: ask({ kind: 'checkbox', name: 'technical_same', label: facts.t('registrations.form.same') }),
    technical: personFields(ask, 'technical', facts),
    choices: choiceFields(ask, facts),
  }
}

/** Every field in the order of the page. */
export function everyField({ company, corporate, technical, choices }: RegistrationFields): readonly Field[] {
  return [...company, ...corporate, ...technical, ...choices]
}

function companyFields(ask: Ask, { language, t }: Facts): readonly Field[] {
  const text = (name: string, label: string, more: Partial<Parameters<Ask>[0]> = {}) =>
    ask({ name: `organization_${name}`, label, maxlength: LONGEST_FIELD, required: true, ...more })
  return [
    text('name', t('operations.organization.name'), {
      hint: t('registrations.form.name_hint'),
      autocomplete: 'organization',
    }),
    text('country', t('operations.organization.country'), {
      kind: 'select',
      autocomplete: 'country',
      maxlength: null,
      options: [option('', t('shell.form.choose')), ...countryOptions(language)],
    }),
    text('registration_number', t('operations.organization.registration_number'), {
      hint: t('operations.organization.number_hint'),
      autocomplete: 'off',
    }),
    text('vat_number', t('operations.organization.vat_number'), {
      required: false,
      hint: t('registrations.form.vat_hint'),
      autocomplete: 'off',
    }),
    text('street', t('registrations.form.street'), { kind: 'textarea', rows: 2, autocomplete: 'street-address' }),
    text('postal_code', t('operations.organization.postal_code'), { autocomplete: 'postal-code' }),
    text('city', t('operations.organization.city'), { autocomplete: 'address-level2' }),
    text('state', t('operations.organization.state'), { required: false, autocomplete: 'address-level1' }),
    text('phone', t('registrations.form.phone'), {
      kind: 'tel',
      hint: t('registrations.form.phone_hint'),
      autocomplete: 'tel',
    }),
  ]
}

function personFields(ask: Ask, role: 'corporate' | 'technical', { t }: Facts): readonly Field[] {
  const about = t(`registrations.form.${role}`)
  const text = (name: string, label: string, more: Partial<Parameters<Ask>[0]> = {}) =>
    ask(
      { name: `${role}_${name}`, label, maxlength: LONGEST_FIELD, required: true, autocomplete: 'off', ...more },
      about,
    )
  return [
    text('first_name', t('operations.people.first_name')),
    text('last_name', t('operations.people.last_name')),
    text('job_title', t('operations.people.job_title'), { required: false }),
    text('email', t('operations.people.email'), { kind: 'email' }),
    text('phone', t('operations.people.phone'), { kind: 'tel' }),
  ]
}

function choiceFields(ask: Ask, { t }: Facts): readonly Field[] {
  return [
    ask({
      kind: 'cards',
      name: 'kind',
      label: t('registrations.form.kind'),
      required: true,
      options: ACCOUNT_KINDS.map((kind) =>
        option(kind, t(`staff.accounts.kind.${kind}`), { note: t(`registrations.kind_note.${kind}`) }),
      ),
    }),
    ask({
      kind: 'cards',
      name: 'purchase_option',
      label: t('registrations.form.purchase_option'),
      hint: t('registrations.form.purchase_option_hint'),
      required: true,
      options: PURCHASE_OPTIONS.map((one) =>
        option(one, t(`staff.accounts.option.${one}`), { note: t(`registrations.option_note.${one}`) }),
      ),
    }),
    ask({
      kind: 'cards',
      name: 'authentication_mode',
      label: t('registrations.form.authentication_mode'),
      required: true,
      options: AUTHENTICATION_MODES.map((mode) =>
        option(mode, t(`registrations.authentication.${mode}`), {
          note: t(`registrations.authentication_note.${mode}`),
        }),
      ),
    }),
    ask({
      kind: 'radio',
      name: 'language',
      label: t('registrations.form.language'),
      hint: t('registrations.form.language_hint'),
      required: true,
      options: LANGUAGES.map((code) => option(code, t(`shell.languages.${code}`))),
    }),
  ]
}
