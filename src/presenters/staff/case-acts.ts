import { mayBeRefused } from '#domain/orders/calling-off.ts'
import { allowsFulfilment } from '#domain/orders/states.ts'
import { WANTED_DOCUMENTS } from '#domain/validation/wanted-documents.ts'
import { field, option } from '../components/field.ts'
import { rejectedAs, type CaseFacts, type CaseForm } from './case-file.ts'
import { holderForm } from './holder-form.ts'

/** What the team can do with an order now, each as a form of its own; null where it can not be done. */
export function caseActs(facts: CaseFacts) {
  const { order, certificates, technical } = facts.file
  const isUnderAudit = order.fulfilment === 'verification' || order.fulfilment === 'suspended'
  const hasOpenAudit = facts.file.audit?.state === 'open'
  return {
    ask: isUnderAudit && technical ? askForm(facts, technical.email) : null,
    suspend: hasOpenAudit && allowsFulfilment(order.fulfilment, 'suspend') ? suspendForm(facts) : null,
    resume: allowsFulfilment(order.fulfilment, 'resume') ? { action: addressOf(facts, 'resumption') } : null,
    holder: holderForm(facts),
    refuse: mayBeRefused({ ...order, newest: certificates[0]?.state ?? 'waiting' }) ? refuseForm(facts) : null,
    enter: awaitsCertificate(facts) ? enterForm(facts) : null,
    refused: awaitsCertificate(facts) ? refusedForm(facts) : null,
  }
}

/** The team has ordered at the CA by hand, and the portal waits for what comes back. */
export function awaitsCertificate({ file }: CaseFacts): boolean {
  return file.isIssuedByHand && file.certificates[0]?.state === 'submitted'
}

function askForm(facts: CaseFacts, email: string) {
  const { t } = facts
  const rejected = rejectedAs(facts, 'documents')
  return {
    action: addressOf(facts, 'document-requests'),
    isOpen: rejected !== null,
    text: t('staff.case.ask.to', { email }),
    fields: [
      field({
        name: 'documents',
        kind: 'checkboxes',
        label: t('staff.case.ask.which'),
        error: rejected?.errors['documents'] ?? null,
        values: rejected?.ticked ?? [],
        options: WANTED_DOCUMENTS.map((kind) => option(kind, t(`staff.wanted_documents.${kind}`))),
      }),
      field({
        name: 'other',
        kind: 'textarea',
        label: t('staff.case.ask.more'),
        hint: t('staff.case.ask.more_hint'),
        value: rejected?.typed['other'] ?? '',
        error: rejected?.errors['other'] ?? null,
        rows: 2,
      }),
    ],
  }
}

function suspendForm(facts: CaseFacts) {
  const rejected = rejectedAs(facts, 'suspension')
  return {
    action: addressOf(facts, 'suspension'),
    isOpen: rejected !== null,
    fields: [reasonField(facts, 'suspension')],
  }
}

/** As views/partials/confirm.ejs takes it. */
function refuseForm(facts: CaseFacts) {
  const { file, t } = facts
  const { reference, commonName } = file.order
  return {
    isOpen: rejectedAs(facts, 'refusal') !== null,
    confirm: {
      action: addressOf(facts, 'refusal'),
      text: t('staff.case.refuse.text', { reference, name: commonName }),
      consequences: [t('staff.case.refuse.final'), t('staff.case.refuse.money')],
      fields: [reasonField(facts, 'refusal')],
      submit: t('staff.case.refuse.submit'),
      back: { label: t('staff.case.refuse.back'), href: `/staff/cases/${reference}` },
    },
  }
}

function enterForm(facts: CaseFacts) {
  const { t } = facts
  const rejected = rejectedAs(facts, 'certificate')
  return {
    action: addressOf(facts, 'certificates'),
    fields: [
      field({
        name: 'pem',
        kind: 'textarea',
        label: t('staff.case.enter.pem'),
        value: rejected?.typed['pem'] ?? '',
        error: rejected?.errors['pem'] ?? null,
        required: true,
        mono: true,
        rows: 10,
      }),
    ],
  }
}

/** The CA has said no to what was ordered there by hand. */
function refusedForm(facts: CaseFacts) {
  const rejected = rejectedAs(facts, 'ca_refusal')
  return {
    action: addressOf(facts, 'ca-refusals'),
    isOpen: rejected !== null,
    fields: [reasonField(facts, 'ca_refusal', 'staff.case.ca_refusal.reason_hint')],
  }
}

function reasonField(facts: CaseFacts, form: CaseForm, hint: ReasonHint = 'staff.case.reason_hint') {
  const { t } = facts
  const rejected = rejectedAs(facts, form)
  return field({
    id: `${form}-reason`,
    name: 'reason',
    kind: 'textarea',
    label: t('staff.case.reason'),
    hint: t(hint),
    value: rejected?.typed['reason'] ?? '',
    error: rejected?.errors['reason'] ?? null,
    required: true,
    rows: 3,
  })
}

type ReasonHint = 'staff.case.reason_hint' | 'staff.case.ca_refusal.reason_hint'

const addressOf = ({ file }: CaseFacts, act: string) => `/staff/cases/${file.order.reference}/${act}`
