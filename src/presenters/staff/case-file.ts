import type { Product } from '#domain/catalogue/product.ts'
import type { Language } from '#domain/shared/language.ts'
import type { AuditCase, AuditTick } from '#domain/validation/audit-case.ts'
import type { EarlierAudit } from '#domain/validation/queued-case.ts'
import type { SentDocument } from '#domain/validation/wanted-documents.ts'
import type { Translate } from '#platform/i18n.ts'
import type { OrderFile } from '../orders/order-file.ts'

/** A case: its order, and what the validation team knows besides. */
export interface CaseFile extends OrderFile {
  readonly audit: CaseAudit | null
  readonly product: Product
  readonly isIssuedByHand: boolean
  readonly account: { readonly name: string } | null
  readonly earlierAudits: readonly EarlierAudit[]
  readonly sentDocuments: readonly SentDocument[]
}

export interface CaseAudit extends Pick<AuditCase, 'level' | 'state' | 'note'> {
  readonly ticks: readonly Omit<AuditTick, 'note'>[]
}

/** Completed without a tick: an audit of the same organization for an earlier order counts for this one as well. */
export const isReused = ({ level, state, ticks }: CaseAudit) =>
  level !== 'dv' && state === 'completed' && ticks.length === 0

/** The forms of a case page: one of them may come back with complaints. */
export type CaseForm = 'checklist' | 'documents' | 'suspension' | 'refusal' | 'certificate' | 'ca_refusal' | 'holder'

/** A form that was sent and not taken: what was typed, and what is wrong with each field. */
export interface RejectedForm {
  readonly form: CaseForm
  readonly typed: Readonly<Record<string, string>>
  readonly ticked: readonly string[]
  readonly errors: Readonly<Record<string, string>>
}

export interface CaseFacts {
  readonly file: CaseFile
  readonly rejected: RejectedForm | null
  readonly language: Language
  readonly now: Date
  readonly t: Translate
}

/** What was typed into a form that was not taken; null for the other forms. */
export const rejectedAs = ({ rejected }: CaseFacts, form: CaseForm) => (rejected?.form === form ? rejected : null)
