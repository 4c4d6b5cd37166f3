import { z } from 'zod'
import { HOLDER_KINDS } from '#domain/organizations/holder-kind.ts'
import { CHECKLIST_ITEMS } from '#domain/validation/checklist.ts'
import { WANTED_DOCUMENTS } from '#domain/validation/wanted-documents.ts'
import { says, ticks } from '#http/form.ts'
import type { Services } from '#services/index.ts'
import { line } from '../operations/clean-text.ts'
import { caseForm, caseAct } from './case-form.ts'

/** A text that may be empty. */
const text = (most: number, tooLong: Parameters<typeof says>[0]) =>
  z.string(says(tooLong)).trim().max(most, says(tooLong)).default('')

const Checklist = z.object({
  items: ticks(CHECKLIST_ITEMS),
  note: text(4000, 'staff.case.checklist.note_long'),
})
const DocumentRequest = z
  .object({
    documents: ticks(WANTED_DOCUMENTS),
    other: text(1000, 'staff.case.reason_long'),
  })
  .refine(({ documents, other }) => documents.length > 0 || other !== '', {
    ...says('staff.case.ask.missing'),
    path: ['documents'],
  })
const Reason = z.object({
  reason: z
    .string(says('staff.case.reason_missing'))
    .trim()
    .min(1, says('staff.case.reason_missing'))
    .max(1000, says('staff.case.reason_long')),
})
const Pasted = z.object({ pem: z.string().catch('') })

const Holder = z.object({
  name: line.pipe(z.string().min(1, says('staff.case.holder.missing'))),
  city: line.pipe(z.string().min(1, says('staff.case.holder.missing'))),
  state: line.transform((state) => (state === '' ? null : state)),
  kind: z.enum(HOLDER_KINDS).nullable().catch(null),
})

const NO_FAULTS = {}

/** What the validation team does with a case. Each act ends where it began: on the case's page. */
export function caseActRoutes(services: Services) {
  const { audits, certificates, orders, staff } = services
  return {
    tick: caseForm(services, 'checklist', 'case.ticked', Checklist, async (scope, reference, { items, note }) => {
      await audits.tick(scope, reference, items, note)
      return NO_FAULTS
    }),
    complete: caseAct(services, 'case.completed', audits.complete),
    askForDocuments: caseForm(
      services,
      'documents',
      'case.documents_requested',
      DocumentRequest,
      async (scope, reference, request) => {
        await audits.requestDocuments(scope, reference, request)
        return NO_FAULTS
      },
    ),
    suspend: caseForm(services, 'suspension', 'case.suspended', Reason, async (scope, reference, { reason }) => {
      await orders.suspend(scope, reference, reason)
      return NO_FAULTS
    }),
    resume: caseAct(services, 'case.resumed', orders.resume),
    refuse: caseForm(services, 'refusal', 'case.refused', Reason, async (scope, reference, { reason }) => {
      await audits.refuse(scope, reference, reason)
      return NO_FAULTS
    }),
    enterRefusal: caseForm(
      services,
      'ca_refusal',
      'certificate.refused',
      Reason,
      async (scope, reference, { reason }) => {
        await certificates.enterRefusal(scope, reference, reason)
        return NO_FAULTS
      },
    ),
    correctHolder: caseForm(services, 'holder', 'case.holder_corrected', Holder, async (scope, reference, holder) => {
      const unfit = await audits.correctHolder(scope, reference, holder)
      return Object.fromEntries(
        unfit.map(({ field, fault, maximum }) => [
          field,
          [{ key: `staff.case.holder.faults.${fault}` as const, values: { maximum } }],
        ]),
      )
    }),
    submitAgain: caseAct(services, 'case.submitted_again', certificates.submitAgain),
    enterCertificate: caseForm(
      services,
      'certificate',
      'certificate.entered',
      Pasted,
      async (scope, reference, { pem }) => {
        const faults = await staff.pasteCertificate(scope, reference, pem)
        return { pem: faults.map((fault) => ({ key: `staff.delivery_faults.${fault}` as const })) }
      },
    ),
  }
}
