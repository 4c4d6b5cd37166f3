import { isRefused } from '#domain/csr/findings.ts'
import { readCsrText, type CsrReading } from '#domain/csr/read-csr-text.ts'
import type { Assessment } from '#domain/orders/assessment.ts'
import { done } from '#http/done.ts'
import { typed } from '#http/form.ts'
import { uploadedFile } from '#http/uploaded-file.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import { csrPage } from '#presenters/orders/csr-page.ts'
import { orderInputOf } from './order-input-of.ts'
import { openFor, referenceOf, statusPath, type OrderServices } from './open-order.ts'

/** Giving a CSR to an order that has none, or another one: judged as the order form does. */
export function csrRoutes(services: OrderServices) {
  const { orders } = services
  const assess = async (visit: CustomerVisit, reading: CsrReading | null) => {
    const facts = await openFor('give_csr', visit, services)
    return { ...facts, assessed: await orders.assess(visit.scope, orderInputOf(facts.file), reading) }
  }

  const ask = async (visit: CustomerVisit) => {
    show(visit.res, 'orders/csr', csrPage({ ...(await assess(visit, null)), pasted: '', isSent: false }))
  }

  const give = async (visit: CustomerVisit) => {
    const { csr: pasted = '', confirmed = '' } = typed(visit.req.body)
    const facts = await assess(visit, read(pasted, uploadedFile(visit.req, 'csr_file')))
    const { csr } = facts.assessed.assessment
    if (csr && isUsable(facts.assessed.assessment, confirmed)) {
      await orders.giveCsr(visit.scope, referenceOf(visit), csr)
      done(visit.res, statusPath(visit), 'done.orders.csr_given')
      return
    }
    visit.res.status(422)
    show(visit.res, 'orders/csr', csrPage({ ...facts, pasted, isSent: true }))
  }

  return { ask, give }
}

function read(pasted: string, file: Buffer | null): CsrReading | null {
  if (file) return readCsrText(file)
  return pasted.trim() === '' ? null : readCsrText(pasted)
}

/** Nothing keeps it from being used, and who sent it has read the warnings about this very request. */
function isUsable({ csr, csrFindings }: Assessment, confirmed: string): boolean {
  return !isRefused(csrFindings) && (csrFindings.length === 0 || confirmed === csr?.derSha256)
}
