import type { SupplierCode } from '#domain/catalogue/brand.ts'
import type { Localised } from '#domain/shared/language.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { inOperatorTransaction, type OperatorScope } from '#platform/scope.ts'
import { insertAgreementVersion, listAgreementVersions } from '#stores/agreement-store.ts'
import { recordStaffLog } from '#stores/audit-log-store.ts'

/** `outdated`: somebody else has published a version since the form was opened. `unchanged`: the text is the current one. */
export type Published = 'published' | 'outdated' | 'unchanged'

/** Publishes the version that follows `base`; every account is asked again. A form sent twice publishes one. */
export const publishAgreement = (
  operator: OperatorScope,
  supplier: SupplierCode,
  base: number,
  body: Localised,
  reason?: string,
): Promise<Published> =>
  inOperatorTransaction(operator, async (tx) => {
    const [current] = await listAgreementVersions(tx, supplier)
    const isSame = current !== undefined && LANGUAGES.every((language) => current.body[language] === body[language])
    if (isSame) return current.version === base + 1 ? 'published' : 'unchanged'
    if ((current?.version ?? 0) !== base) return 'outdated'
    if (!(await insertAgreementVersion(tx, supplier, base + 1, body))) return 'outdated'
    const details = { version: base + 1, ...(reason === undefined ? {} : { reason }) }
    await recordStaffLog(tx, { action: 'agreement.published', subject: supplier, details })
    return 'published'
  })

/** All versions of a supplier's agreement, the current one first. */
export const readAgreementVersions = (operator: OperatorScope, supplier: SupplierCode) =>
  inOperatorTransaction(operator, (tx) => listAgreementVersions(tx, supplier))
