import type { ValidationLevel } from '#domain/catalogue/product.ts'

/** What the validation team checks, each with its sentence at `staff.checklist.<item>`. */
export const CHECKLIST_ITEMS = [
  'organization_exists',
  'address_confirmed',
  'phone_from_public_source',
  'callback_made',
  'requester_employed',
  'not_on_blocklist',
  'legal_status',
  'operational_existence',
  'signer_authority',
  'subscriber_agreement',
] as const
export type ChecklistItem = (typeof CHECKLIST_ITEMS)[number]

export type AuditLevel = 'ov' | 'ev'

const OV: readonly ChecklistItem[] = [
  'organization_exists',
  'address_confirmed',
  'phone_from_public_source',
  'callback_made',
  'requester_employed',
  'not_on_blocklist',
]

/** The checks of each level: OV by BR §3.2.2.1, EV adds those of EVG §3.2.2. */
const CHECKLISTS: Readonly<Record<AuditLevel, readonly ChecklistItem[]>> = {
  ov: OV,
  ev: [...OV, 'legal_status', 'operational_existence', 'signer_authority', 'subscriber_agreement'],
}

export const checklistOf = (level: AuditLevel): readonly ChecklistItem[] => CHECKLISTS[level]

/** The audit by people that a product's level asks for; null where machines prove all there is to prove. */
export function auditLevel(validation: ValidationLevel): AuditLevel | null {
  return validation === 'ov' || validation === 'ev' ? validation : null
}

/** What is still to tick. */
export function openItems(level: AuditLevel, ticked: readonly string[]): ChecklistItem[] {
  return CHECKLISTS[level].filter((item) => !ticked.includes(item))
}
