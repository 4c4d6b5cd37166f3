import { readCsrText } from '#domain/csr/read-csr-text.ts'
import { compareWithFilters } from '#domain/organizations/filter-comparison.ts'
import { readRegistrationNumber } from '#domain/organizations/registration-number.ts'
import type { Organization } from '#domain/organizations/organization.ts'
import type { Similarity } from '#domain/organizations/similarity.ts'
import type { DomainValidation } from '#domain/validation/domain-validation.ts'
import type { Translate } from '#platform/i18n.ts'
import { formatsFor } from '../components/formats.ts'
import { pill, type Pill } from '../components/status-pill.ts'
import type { Tone } from '../components/tone.ts'
import { caaText, methodName, observationText } from '../orders/dcv-words.ts'
import type { CaseFacts } from './case-file.ts'
import { holderChecks } from './holder-form.ts'

/** One thing that the portal has checked by itself. */
export interface Check {
  readonly title: string
  readonly pill: Pill
  readonly text: string
}

/** Everything that is checked without people, what decides about the issue first. */
export function automaticChecks(facts: CaseFacts): readonly Check[] {
  const { organization } = facts.file
  return [
    ...caaChecks(facts),
    ...facts.file.validations.map((validation) => domainCheck(validation, facts)),
    ...(organization ? [registrationCheck(organization, facts.t)] : []),
    ...holderChecks(facts),
    ...requestChecks(facts),
  ]
}

function caaChecks({ file, t }: CaseFacts): Check[] {
  if (file.caaChecks.length === 0) {
    return [
      { title: 'CAA', pill: pill('quiet', t('staff.case.checks.unchecked')), text: t('staff.case.checks.caa_none') },
    ]
  }
  return file.caaChecks.map((check) => ({
    title: t('staff.case.checks.caa', { name: check.name }),
    pill: check.allowed ? pill('done', t('staff.case.checks.allowed')) : pill('stop', t('staff.case.checks.forbidden')),
    text: caaText(check, t),
  }))
}

function domainCheck(validation: DomainValidation, { language, t }: CaseFacts): Check {
  const { name, method, validatedAt, lastObservation } = validation
  const title = t('staff.case.checks.domain', { name })
  if (validatedAt) {
    const date = formatsFor(language).dateTime(validatedAt).text
    const text = t('staff.case.checks.proved_on', { method: methodName(method, t), date })
    return { title, pill: pill('done', t('staff.case.checks.proved')), text }
  }
  const seen = lastObservation ? observationText(lastObservation, t) : ''
  return {
    title,
    pill: pill('work', t('staff.case.checks.pending')),
    text: [t('staff.case.checks.waits', { method: methodName(method, t) }), seen]
      .filter((part) => part !== '')
      .join(' '),
  }
}

type Registered = Pick<Organization, 'registrationNumber'> & {
  readonly address: Pick<Organization['address'], 'country'>
}

export function registrationCheck({ registrationNumber, address }: Registered, t: Translate): Check {
  const title = t('staff.case.checks.registration', { number: registrationNumber })
  const reading = readRegistrationNumber(registrationNumber, address.country)
  if (!reading.ok) {
    const text = t(`staff.case.registration_faults.${reading.fault}`)
    return { title, pill: pill('stop', t('staff.case.checks.wrong')), text }
  }
  const checked = reading.kind === 'other' || reading.kind === 'company_number'
  return {
    title,
    pill: checked ? pill('quiet', t('staff.case.checks.unchecked')) : pill('done', t('staff.case.checks.right')),
    text: t(`staff.case.registration_kind_${reading.kind}`),
  }
}

const SUBJECT_FIELDS = { O: 'organization', L: 'locality', ST: 'state', C: 'country' } as const
const TONES: Readonly<Record<Similarity, Tone>> = { identical: 'done', similar: 'act', different: 'stop' }

/** The subject of the request against the register's entry and the earlier audits; it blocks nothing. */
function requestChecks({ file, t }: CaseFacts): Check[] {
  const csrPem = file.certificates[0]?.csrPem
  const reading = csrPem ? readCsrText(csrPem) : null
  if (!reading?.ok) {
    if (file.product.subjectFields === null) return []
    const missing = pill('work', t('staff.case.checks.missing'))
    return [{ title: t('staff.case.checks.request'), pill: missing, text: t('staff.case.checks.none_given') }]
  }
  const { fields } = reading.csr.subject
  const subject = Object.fromEntries(
    SUBJECT_KEYS.flatMap((key) => {
      const value = fields[SUBJECT_FIELDS[key]]
      return value === undefined ? [] : [[key, value]]
    }),
  )
  const approved = [
    ...(file.organization ? [registered(file.organization)] : []),
    ...file.earlierAudits.map((one) => one.fields),
  ]
  return compareWithFilters(subject, approved).map(({ field, value, verdict, approved: nearest }) => ({
    title: t('staff.case.checks.subject', { field: t(`staff.case.subject_fields.${field as SubjectKey}`) }),
    pill: pill(TONES[verdict], t(`staff.case.checks.${verdict}`)),
    text:
      nearest === null || verdict === 'identical'
        ? t('staff.case.checks.not_compared', { value })
        : t('staff.case.checks.compared', { value, approved: nearest }),
  }))
}

type SubjectKey = keyof typeof SUBJECT_FIELDS
const SUBJECT_KEYS = Object.keys(SUBJECT_FIELDS) as SubjectKey[]

function registered({ name, address, state }: Organization): Readonly<Record<string, string>> {
  return { O: name, L: address.city, C: address.country, ...(state !== null && { ST: state }) }
}
