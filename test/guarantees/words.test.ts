import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LOG_ACTIONS } from '#domain/logs/log-actions.ts'
import { STAFF_LOG_ACTIONS } from '#domain/logs/staff-log-actions.ts'
import { AGREEMENT_STATES } from '#domain/agreements/agreement.ts'
import { PRODUCT_TYPES, PROGRESS_STEPS, VALIDATION_LEVELS } from '#domain/catalogue/product.ts'
import { DELIVERY_FAULTS } from '#domain/certificates/delivery-faults.ts'
import { DOWNLOAD_FORMATS } from '#domain/certificates/downloads.ts'
import { CONTRACT_STATES } from '#domain/contracts/contract.ts'
import { PACES } from '#domain/contracts/objective-progress.ts'
import { CSR_FAULT_CODES } from '#domain/csr/faults.ts'
import { CSR_FINDINGS } from '#domain/csr/findings.ts'
import { DOCUMENT_KINDS } from '#domain/documents/document.ts'
import { NEWS_KINDS, NEWS_STATES } from '#domain/news/news.ts'
import { NAME_FAULTS } from '#domain/names/certificate-name.ts'
import { SAN_KINDS } from '#domain/names/product-names.ts'
import { CLOSED_CODES } from '#domain/orders/closed-reason.ts'
import { ORDER_EVENT_KINDS } from '#domain/orders/event-kinds.ts'
import { NEXT_STEPS } from '#domain/orders/next-step.ts'
import { PAYMENT_MEANS } from '#domain/orders/order.ts'
import { PROGRESS_STATES } from '#domain/orders/progress.ts'
import { CSR_TOOLS } from '#domain/orders/software.ts'
import { SETTLEMENTS } from '#domain/orders/states.ts'
import { STATUS_LABELS } from '#domain/orders/status-label.ts'
import { REGISTRATION_FAULTS } from '#domain/organizations/registration-number.ts'
import { ATTACHED_STATES } from '#domain/outside/outside-order.ts'
import { MEANS_CLOSED_REASONS } from '#domain/payments/means.ts'
import { PRICE_ITEMS } from '#domain/pricing/price.ts'
import { DCV_METHODS } from '#domain/rules/dcv-methods.ts'
import { JOB_KINDS } from '#domain/jobs/job-kinds.ts'
import { JOB_STATES } from '#domain/jobs/queued-job.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { REFUSALS } from '#domain/shared/refusal.ts'
import { CAA_CODES } from '#domain/validation/caa.ts'
import { CHECKLIST_ITEMS } from '#domain/validation/checklist.ts'
import { OBSERVATIONS } from '#domain/validation/dcv-observation.ts'
import { WANTED_DOCUMENTS } from '#domain/validation/wanted-documents.ts'
import { messagesOf } from './messages.ts'

const ROOT = new URL('../../', import.meta.url).pathname
const SECTIONS = [...new Set([...messagesOf('en').keys()].map((key) => key.split('.')[0]))].join('|')

/** Closed sets of the domain and where each of their members has its words. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'refusals.<code>': Object.keys(REFUSALS),
  'csr.findings.<code>': Object.keys(CSR_FINDINGS),
  'csr.faults.<code>': CSR_FAULT_CODES,
  'csr.name_faults.<code>': NAME_FAULTS,
  'csr.help.<code>': CSR_TOOLS,
  'operations.name_faults.<code>': NAME_FAULTS,
  'operations.product_faults.<code>': [
    'no_name',
    'base_must_be_host',
    'base_must_be_wildcard',
    'ip_not_offered',
    'kind_not_offered',
    'too_many_for_product',
  ],
  'operations.means.<code>': PAYMENT_MEANS,
  'operations.means_note.<code>': PAYMENT_MEANS,
  'operations.means_closed.<code>': MEANS_CLOSED_REASONS,
  'operations.price.items.<code>': PRICE_ITEMS.filter((item) => item !== 'base'),
  'orders.status.<code>': STATUS_LABELS,
  'orders.events.<code>': ORDER_EVENT_KINDS,
  'orders.next_steps.<code>': NEXT_STEPS,
  'orders.means.<code>': PAYMENT_MEANS,
  'orders.settlements.<code>': SETTLEMENTS,
  'orders.progress.steps.<code>': PROGRESS_STEPS,
  'orders.progress.states.<code>': PROGRESS_STATES,
  'orders.download.formats.<code>': DOWNLOAD_FORMATS,
  'catalogue.types.<code>': PRODUCT_TYPES,
  'catalogue.validation.<code>': VALIDATION_LEVELS,
  'catalogue.san_kinds.<code>': SAN_KINDS,
  'validation.observations.<code>': Object.keys(OBSERVATIONS),
  'validation.caa.<code>': CAA_CODES,
  'validation.methods.<code>': DCV_METHODS,
  'staff.checklist.<code>': CHECKLIST_ITEMS,
  'staff.wanted_documents.<code>': WANTED_DOCUMENTS,
  'staff.delivery_faults.<code>': DELIVERY_FAULTS,
  'staff.case.registration_faults.<code>': REGISTRATION_FAULTS,
  'documents.title.<code>': DOCUMENT_KINDS,
  'administration.logs.actions.<code>': LOG_ACTIONS,
  'operations.closed.<code>': CLOSED_CODES,
  'operations.closed_short.<code>': CLOSED_CODES,
  'contract.states.<code>': CONTRACT_STATES,
  'contract.objective.<code>': PACES,
  'contract.agreement_states.<code>': AGREEMENT_STATES,
  'news.kinds.<code>': NEWS_KINDS,
  'news.states.<code>': NEWS_STATES,
  'outside.states.<code>': ATTACHED_STATES,
  'jobs.kinds.<code>': JOB_KINDS,
  'jobs.states.<code>': JOB_STATES,
  'jobs.figures.<code>': JOB_STATES,
  'jobs.job.standing.<code>': JOB_STATES,
  'shell.languages.<code>': LANGUAGES,
}

describe.each(LANGUAGES)('in %s', (language) => {
  const keys = [...messagesOf(language).keys()]
  const isSaid = (key: string) => keys.some((known) => known === key || known.startsWith(`${key}.`))

  test.each(Object.entries(WORDS))('%s has a sentence for each', (pattern, codes) => {
    expect(codes.map((code) => pattern.replace('<code>', code)).filter((key) => !isSaid(key))).toEqual([])
    expect(codes.length).toBeGreaterThan(0)
  })

  test('every key that the domain hands on as a text is there', () => {
    const named = sources('src/domain')
      .flatMap(({ text }) => [...text.matchAll(new RegExp(`'((?:${SECTIONS})\\.[a-z0-9_.]+)'`, 'g'))])
      .map(([, key = '']) => key)
      .filter((key) => !([...LOG_ACTIONS, ...STAFF_LOG_ACTIONS] as readonly string[]).includes(key))

    expect(named.filter((key) => !isSaid(key))).toEqual([])
    expect(named.length).toBeGreaterThan(0)
  })
})

test('every message is said somewhere', () => {
  const said = ['src', 'views', 'seeds'].flatMap(sources).flatMap(({ text }) => keysIn(text))
  const exact = new Set(said.filter((key) => !key.includes('${')))
  const patterns = said.filter((key) => key.includes('${')).map(patternOf)

  const unsaid = [...messagesOf('en').keys()].filter((key) => !exact.has(key) && !patterns.some((one) => one.test(key)))

  expect(unsaid).toEqual([])
})

/** Keys in quotes, whole or with values in them: `'orders.list.title'`, `` `orders.status.${label}` ``. */
function keysIn(text: string): string[] {
  return [...text.matchAll(new RegExp(`['"\`]((?:${SECTIONS})\\.(?:\\$\\{[^}]*\\}|[\\w.])+)['"\`]`, 'g'))].map(
    ([, key = '']) => key,
  )
}

function patternOf(key: string): RegExp {
  const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'))
  return new RegExp(`^${parts.join('[\\w.]+')}$`)
}

function sources(folder: string): { readonly path: string; readonly text: string }[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|ejs)$/.test(name))
    .map((name) => ({ path: join(folder, name), text: readFileSync(join(ROOT, folder, name), 'utf8') }))
}
