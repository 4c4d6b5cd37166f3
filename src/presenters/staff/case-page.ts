import { statusLabel } from '#domain/orders/status-label.ts'
import { alert, type Alert } from '../components/alert.ts'
import { errorSummary } from '../components/field.ts'
import { pageHead } from '../components/page-head.ts'
import { pill, TONE_OF_STATUS } from '../components/status-pill.ts'
import { orderDetails, people } from '../orders/order-details.ts'
import { timeline } from '../orders/timeline.ts'
import { caRefusal, isRefusedByCa } from './ca-refusal.ts'
import { awaitsCertificate, caseActs } from './case-acts.ts'
import { askedDocuments, earlierAudits, sentDocuments } from './case-background.ts'
import { caseChecklist } from './case-checklist.ts'
import { automaticChecks } from './case-checks.ts'
import { isReused, type CaseFacts } from './case-file.ts'
import { missingPills } from './missing.ts'

/** What views/staff/case.ejs is given: one order as the validation team works on it. */
export function casePage(facts: CaseFacts, brand: string) {
  const { file, language, now, t } = facts
  const { order, product } = file
  const label = statusLabel(order.fulfilment, order.settlement)
  const [checklist, acts] = [caseChecklist(facts), caseActs(facts)]
  const fields = [
    ...(checklist ? [checklist.noteField] : []),
    ...(acts.ask?.fields ?? []),
    ...(acts.suspend?.fields ?? []),
    ...(acts.refuse?.confirm.fields ?? []),
    ...(acts.enter?.fields ?? []),
    ...(acts.refused?.fields ?? []),
    ...(acts.holder?.fields ?? []),
  ]
  return {
    title: `${order.reference} · ${order.commonName}`,
    head: pageHead({
      trail: [{ label: t('staff.cases.title'), href: '/staff/cases' }],
      lead: t('staff.case.lead', {
        product: product.name[language],
        organization: order.organizationName,
        account: file.account?.name ?? '',
      }),
      pill: pill(TONE_OF_STATUS[label], t(`orders.status.${label}`)),
    }),
    errors: errorSummary(fields),
    notices: notices(facts),
    missing: missing(facts),
    caRefusal: caRefusal(facts),
    checklist,
    checks: automaticChecks(facts),
    names: file.names.map(({ name, kind }) => ({ name, kind: t(`orders.name_kinds.${kind}`), price: null })),
    people: people(file, t),
    details: orderDetails({ file, product, brand, rights: new Set(), language, now, t }),
    earlier: earlierAudits(facts),
    asked: askedDocuments(facts),
    sent: sentDocuments(facts),
    acts,
    timeline: timeline(file.events, language, t),
  }
}

function notices({ file, t }: CaseFacts): readonly Alert[] {
  const { order, audit } = file
  const list: Alert[] = []
  if (order.fulfilment === 'suspended' && order.suspensionReason) {
    list.push(alert('stop', order.suspensionReason, { title: t('staff.case.suspended_title'), urgent: false }))
  }
  if (!audit) list.push(alert('quiet', t('staff.case.state.none')))
  else if (isReused(audit)) list.push(alert('done', t('staff.case.state.reused')))
  else if (audit.state === 'completed') list.push(alert('done', t('staff.case.state.completed')))
  else if (audit.state === 'refused') list.push(alert('stop', t('staff.case.state.refused'), { urgent: false }))
  return list
}

const OVER = ['delivered', 'cancelled', 'refused']

/** Nothing is missing in what is over. */
function missing(facts: CaseFacts) {
  const { order, audit, validations, caaChecks, certificates, sentDocuments: sent } = facts.file
  if (OVER.includes(order.fulfilment)) return null
  const isAudited = audit !== null && audit.level !== 'dv' && (audit.state === 'open' || audit.state === 'suspended')
  const pills = missingPills(
    {
      fulfilment: order.fulfilment,
      settlement: order.settlement,
      level: isAudited ? audit.level : null,
      ticked: audit?.ticks.map(({ item }) => item) ?? [],
      isRefusedByCa: isRefusedByCa(facts),
      awaitsCertificate: awaitsCertificate(facts),
      csrMissing: certificates[0]?.csrPem == null,
      openDomains: validations.filter(({ state }) => state === 'pending').length,
      caaRefusals: caaChecks.filter(({ allowed }) => !allowed).length,
      documentsSent: sent.length,
    },
    facts.t,
  )
  return pills.length > 0 ? pills : [pill('done', facts.t('staff.missing.nothing'))]
}
