import { Refusal } from '#domain/shared/refusal.ts'
import { sendFile } from '#http/send-file.ts'
import type { CustomerVisit } from '#http/visit.ts'
import type { Services } from '#services/index.ts'
import { openOrder, type OrderServices } from './open-order.ts'

/** The numbered documents of an order as PDF. */
export function documentRoutes(services: OrderServices & Pick<Services, 'documents'>) {
  const pdf = async (visit: CustomerVisit) => {
    const { file } = await openOrder(visit, services)
    const document = file.documents.find(({ number }) => number === visit.req.params['number'])
    if (!document) throw new Refusal('not_found', 'document_not_found')
    sendFile(visit.res, await services.documents.print(visit.scope, { number: document.number }))
  }
  return { pdf }
}
