import type { Connector } from '#ports/certificate-authority.ts'

/**
 * Orders that the validation team places at a CA by hand: they stay pending until somebody pastes the certificate in
 * the back office (services/certificates/enter-certificate.ts), and what else is to be done there is theirs too.
 */
export function manualConnector(): Connector {
  return {
    code: 'manual',
    domainControlBy: 'portal',
    submit: ({ reference, sequence }) => Promise.resolve({ caReference: `${reference}-${sequence}` }),
    status: () => Promise.resolve({ state: 'pending' }),
    revoke: () => Promise.resolve(),
    cancel: () => Promise.resolve(),
  }
}
