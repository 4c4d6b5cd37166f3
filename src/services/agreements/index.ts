import { acceptAgreement, withdrawAgreement } from './decide-agreement.ts'
import { publishAgreement } from './publish-agreement.ts'
import { readAgreement, readAgreements } from './read-agreements.ts'

/** Data processing agreements: one text a supplier, in versions. */
export const agreementServices = {
  readAll: readAgreements,
  read: readAgreement,
  accept: acceptAgreement,
  withdraw: withdrawAgreement,
  publish: publishAgreement,
}
