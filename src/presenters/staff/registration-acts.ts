import { proposeLogin } from '#domain/access/login.ts'
import { isSure } from '#domain/outside/outside-order.ts'
import { LONGEST_MESSAGE } from '#domain/registrations/registration.ts'
import { proposedOffice } from '#domain/registrations/proposals.ts'
import { afterRegistrationAct } from '#domain/registrations/states.ts'
import { field, option } from '../components/field.ts'
import { formatsFor } from '../components/formats.ts'
import { contractFields, contractProposal } from './contract-fields.ts'
import {
  CONTRACT_CHOICES,
  registrationPath,
  type RegistrationAct,
  type RegistrationFacts,
} from './registration-file.ts'

/** What sales can do with a registration now, each as a form of its own; null where it can not be done. */
export function registrationActs(facts: RegistrationFacts) {
  const { state } = facts.file.registration
  const may = (act: Parameters<typeof afterRegistrationAct>[1]) => afterRegistrationAct(state, act) !== null
  return {
    accept: may('accept') ? acceptForm(facts) : null,
    correct: may('ask_correction') ? correctionForm(facts) : null,
    refuse: may('refuse') ? refuseForm(facts) : null,
    edit: may('edit')
      ? { label: facts.t('registrations.acts.edit'), href: `${registrationPath(facts.file)}/edit` }
      : null,
  }
}

function acceptForm(facts: RegistrationFacts) {
  const { file, t } = facts
  const { organization, corporate } = file.registration.form
  const about = aboutOf(facts, 'acceptance', {
    office: proposedOffice(organization.country, file.offices),
    login: proposeLogin(`${corporate.firstName} ${corporate.lastName}`),
    vat_checked: '',
    contract: 'none',
  })
  const offices = file.offices.map(({ code, name, currency }) => option(code, `${name} (${currency})`))
  const fields = [
    field({
      ...about('office'),
      kind: 'select',
      label: t('registrations.acts.office'),
      required: true,
      options: offices,
    }),
    field({
      ...about('login'),
      label: t('registrations.acts.login'),
      hint: t('registrations.acts.login_hint', { email: corporate.email }),
      required: true,
      maxlength: 60,
      autocomplete: 'off',
      mono: true,
    }),
  ]
  const vat = field({ ...about('vat_checked'), kind: 'checkbox', label: t('registrations.acts.vat_checked') })
  const choice = field({
    ...about('contract'),
    kind: 'radio',
    label: t('registrations.acts.contract'),
    options: CONTRACT_CHOICES.map((one) =>
      option(one, t(`registrations.acts.contract_choice.${one}`), {
        note: t(`registrations.acts.contract_note.${one}`),
      }),
    ),
  })
  return {
    action: addressOf(facts, 'acceptance'),
    version: file.registration.version,
    text: t('registrations.acts.accept_text', { organization: organization.name }),
    fields: [...fields, ...(organization.vatNumber === '' ? [] : [vat]), ...outsideField(facts), choice],
    contract: contractPart(facts),
  }
}

/** Open only where there is to be a contract; what was typed stays in it all the same. */
function contractPart(facts: RegistrationFacts) {
  const draft = facts.draft?.act === 'acceptance' ? facts.draft : null
  const values = { ...contractProposal(facts.today), ...draft?.typed }
  return contractFields({ values, products: draft?.products ?? [], errors: draft?.errors ?? {} }, facts)
}

/** Orders of the register that may be theirs: those with the company's own number are ticked at once. */
function outsideField({ file, draft, language, t }: RegistrationFacts) {
  const error = (draft?.act === 'acceptance' && draft.errors['outside']) || null
  if (file.outside.length === 0 && error === null) return []
  const { date } = formatsFor(language)
  return [
    field({
      name: 'outside',
      kind: 'checkboxes',
      label: t('registrations.acts.outside'),
      hint: t('registrations.acts.outside_hint'),
      error,
      values: draft?.act === 'acceptance' ? draft.outside : file.outside.filter(isSure).map(({ id }) => id),
      options: file.outside.map((order) =>
        option(order.id, `${order.commonName} · ${order.reference}`, {
          note: [
            order.organizationName,
            t('registrations.acts.outside_until', { date: date(order.validTo).text }),
            order.reasons.map((reason) => t(`registrations.duplicates.reason.${reason}`)).join(', '),
          ].join(' · '),
        }),
      ),
    }),
  ]
}

function correctionForm(facts: RegistrationFacts) {
  const { t } = facts
  return {
    action: addressOf(facts, 'correction-requests'),
    version: facts.file.registration.version,
    isOpen: facts.draft?.act === 'correction-requests',
    text: t('registrations.acts.correct_text', { email: facts.file.registration.form.corporate.email }),
    fields: [messageField(facts, 'correction-requests', 'message', t('registrations.acts.message'))],
  }
}

function refuseForm(facts: RegistrationFacts) {
  const { t } = facts
  return {
    action: addressOf(facts, 'refusal'),
    version: facts.file.registration.version,
    isOpen: facts.draft?.act === 'refusal',
    text: t('registrations.acts.refuse_text', { organization: facts.file.registration.form.organization.name }),
    fields: [messageField(facts, 'refusal', 'reason', t('registrations.acts.reason'))],
  }
}

function messageField(facts: RegistrationFacts, act: RegistrationAct, name: string, label: string) {
  return field({
    ...aboutOf(facts, act, {})(name),
    kind: 'textarea',
    label,
    hint: facts.t('registrations.acts.message_hint'),
    required: true,
    maxlength: LONGEST_MESSAGE,
  })
}

/** What a field holds: the draft's text and complaint, or what is proposed. */
function aboutOf({ draft }: RegistrationFacts, act: RegistrationAct, proposed: Readonly<Record<string, string>>) {
  const mine = draft?.act === act ? draft : null
  return (name: string) => ({
    name,
    id: `${act}-${name}`,
    value: (mine ? mine.typed[name] : proposed[name]) ?? '',
    error: mine?.errors[name] ?? null,
  })
}

const addressOf = (facts: RegistrationFacts, act: RegistrationAct) => `${registrationPath(facts.file)}/${act}`
