import { checklistOf } from '#domain/validation/checklist.ts'
import { addDays } from '#domain/shared/time.ts'
import { translator } from '#platform/i18n.ts'
import type { CaseAudit, CaseFacts, CaseFile } from '#presenters/staff/case-file.ts'
import { aFile, NOW, PRODUCT } from '../orders/sample-file.ts'

export const OV_ITEMS = checklistOf('ov')

/** An audit with the first items ticked. */
export function anAudit(ticked: number, fields: Partial<CaseAudit> = {}): CaseAudit {
  return {
    level: 'ov',
    state: 'open',
    note: '',
    ticks: OV_ITEMS.slice(0, ticked).map((item) => ({ item, tickedBy: 'Tomás Ferreira', tickedAt: addDays(NOW, -1) })),
    ...fields,
  }
}

/** A case under verification whose audit has just begun; a test changes what it is about. */
export function aCase({
  order,
  ...fields
}: Omit<Partial<CaseFile>, 'order'> & { order?: Partial<CaseFile['order']> } = {}) {
  const file: CaseFile = {
    ...aFile({ order: { fulfilment: 'verification', validation: 'ov', ...order } }),
    audit: anAudit(0),
    product: { ...PRODUCT, validation: 'ov' },
    isIssuedByHand: false,
    account: { name: 'Harbour Bakery' },
    earlierAudits: [],
    sentDocuments: [],
    ...fields,
  }
  return file
}

export const caseFacts = (file: CaseFile, more: Partial<CaseFacts> = {}): CaseFacts => ({
  file,
  rejected: null,
  language: 'en',
  now: NOW,
  t: translator('en'),
  ...more,
})
