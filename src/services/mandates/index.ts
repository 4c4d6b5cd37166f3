import { listMandatesAcrossAccounts } from '#queries/mandates.ts'
import { decideMandate, readMandateAcrossAccounts } from './decide-mandate.ts'
import { printMandateToSign } from './print-mandate.ts'
import { openMandate, readMandateSheet } from './read-mandate.ts'
import { requestMandate } from './request-mandate.ts'
import { revokeMandate } from './revoke-mandate.ts'
import { fetchSignedCopy, sendSignedCopy } from './signed-copy.ts'

type MandateDeps = Parameters<typeof requestMandate>[0] &
  Parameters<typeof decideMandate>[0] &
  Parameters<typeof readMandateAcrossAccounts>[0] &
  Parameters<typeof sendSignedCopy>[0] &
  Parameters<typeof printMandateToSign>[0]

/** Direct debit mandates, from the request to the signed paper. */
export const mandateServices = (deps: MandateDeps) => ({
  sheet: readMandateSheet,
  open: openMandate,
  request: requestMandate(deps),
  print: printMandateToSign(deps),
  revoke: revokeMandate,
  sendCopy: sendSignedCopy(deps),
  fetchCopy: fetchSignedCopy(deps),
  list: listMandatesAcrossAccounts,
  read: readMandateAcrossAccounts(deps),
  decide: decideMandate(deps),
})
