import type { ContactInput } from '#domain/orders/order-input.ts'
import type { RegistrationEventKind } from '#domain/registrations/registration.ts'
import { alert } from '../components/alert.ts'
import { errorSummary } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { pageHead } from '../components/page-head.ts'
import type { Tone } from '../components/tone.ts'
import { countryName } from '../operations/holder-fields.ts'
import { fact, facts as factList } from '../orders/facts.ts'
import { everyContractField } from './contract-fields.ts'
import { registrationActs } from './registration-acts.ts'
import { duplicateLines, registrationChecks } from './registration-checks.ts'
import type { RegistrationFacts } from './registration-file.ts'
import { statePill } from './registrations-page.ts'

/** What views/staff/registration.ejs is given: a registration, what is known about it, and what can be done. */
export function registrationPage(facts: RegistrationFacts) {
  const { file, isChanged, language, t } = facts
  const { registration, events, duplicates } = file
  const acts = registrationActs(facts)
  const { dateTime } = formatsFor(language)
  return {
    title: registration.form.organization.name,
    head: pageHead({
      trail: [{ label: t('registrations.list.title'), href: '/staff/registrations' }],
      lead: t('registrations.file.lead', { date: dateTime(registration.submittedAt).text }),
      pill: statePill(registration.state, t),
    }),
    notices: isChanged
      ? [
          alert(
            'stop',
            t('registrations.file.changed', {
              name: registration.changedBy,
              date: dateTime(registration.changedAt).text,
            }),
          ),
        ]
      : [],
    errors: errorSummary([
      ...[acts.accept, acts.correct, acts.refuse].flatMap((act) => act?.fields ?? []),
      ...(acts.accept ? everyContractField(acts.accept.contract) : []),
    ]),
    checks: registrationChecks(facts),
    duplicates: duplicateLines(duplicates, t),
    groups: groups(facts),
    acts,
    timeline: events.map(({ kind, at, actorName, message }) => ({
      at: dateTime(at),
      text: message === null ? t(`registrations.events.${kind}`) : `${t(`registrations.events.${kind}`)} – ${message}`,
      actor: actorName,
      tone: EVENT_TONES[kind],
    })),
  }
}

const EVENT_TONES: Readonly<Record<RegistrationEventKind, Tone>> = {
  submitted: 'quiet',
  edited: 'work',
  correction_asked: 'act',
  corrected: 'work',
  accepted: 'done',
  refused: 'stop',
}

function groups(facts: RegistrationFacts) {
  const { file, language, t } = facts
  const { form, termsAcceptedAt, termsUrl, sourceReference, accountId } = file.registration
  const { organization, corporate, technical } = form
  return [
    {
      id: 'company',
      title: t('registrations.file.company'),
      facts: factList([
        fact(t('operations.organization.registration_number'), organization.registrationNumber, { mono: true }),
        fact(t('operations.organization.vat_number'), organization.vatNumber, { mono: true }),
        fact(
          t('registrations.form.street'),
          [
            organization.street,
            `${organization.postalCode} ${organization.city}`,
            organization.state,
            countryName(organization.country, language),
          ]
            .filter((line) => line !== '')
            .join(', '),
        ),
        fact(t('registrations.form.phone'), organization.phone),
      ]),
    },
    { id: 'corporate', title: t('registrations.form.corporate'), facts: person(corporate, facts) },
    {
      id: 'technical',
      title: t('registrations.form.technical'),
      facts: technical
        ? person(technical, facts)
        : factList([fact(t('registrations.file.person'), t('registrations.form.same'))]),
    },
    {
      id: 'choices',
      title: t('registrations.file.choices'),
      facts: factList([
        fact(t('registrations.file.kind'), t(`staff.accounts.kind.${form.kind}`)),
        fact(t('registrations.form.purchase_option'), t(`staff.accounts.option.${form.purchaseOption}`)),
        fact(t('registrations.file.authentication_mode'), t(`registrations.authentication.${form.authenticationMode}`)),
        fact(t('registrations.form.language'), t(`shell.languages.${form.language}`)),
        fact(t('registrations.file.terms'), formatsFor(language).dateTime(termsAcceptedAt).text),
        fact(t('registrations.file.terms_url'), termsUrl, termsUrl === null ? {} : { href: termsUrl }),
        fact(t('registrations.file.source'), sourceReference),
        fact(t('staff.accounts.columns.name'), accountId && organization.name, {
          href: `/staff/accounts?q=${encodeURIComponent(organization.name)}`,
        }),
        fact(t('staff.contracts.columns.number'), file.contract?.number, {
          href: `/staff/contracts/${file.contract?.number}`,
        }),
      ]),
    },
  ]
}

const person = ({ firstName, lastName, jobTitle, email, phone }: ContactInput, { t }: RegistrationFacts) =>
  factList([
    fact(t('registrations.file.person'), `${firstName} ${lastName}`),
    fact(t('operations.people.job_title'), jobTitle),
    fact(t('operations.people.email'), email, { href: `mailto:${email}` }),
    fact(t('operations.people.phone'), phone),
  ])
