import { correctHolder } from './correct-holder.ts'
import { refuseOrder } from './refuse-order.ts'
import { requestDocuments } from './request-documents.ts'
import { completeAudit, tickItems } from './work-audit.ts'

type AuditDeps = Parameters<typeof requestDocuments>[0] &
  Parameters<typeof refuseOrder>[0] &
  Parameters<typeof correctHolder>[0]

/** What people verify about an organization. */
export const auditServices = (deps: AuditDeps) => ({
  tick: tickItems(),
  complete: completeAudit(deps),
  correctHolder: correctHolder(deps),
  requestDocuments: requestDocuments(deps),
  refuse: refuseOrder(deps),
})
