import { generateSecret, generateURI, verify } from 'otplib'
import { CLOCK_TOLERANCE_SECONDS } from '#domain/access/second-factor.ts'
import { SECOND } from '#domain/shared/time.ts'
import type { OneTimePasswords } from '#ports/one-time-passwords.ts'

/** RFC 4226 recommends 160 bits. */
const KEY_BYTES = 20

/** SHA-1, six digits, thirty seconds: the one choice that every authenticator app understands. */
export function createOneTimePasswords(): OneTimePasswords {
  return {
    newKey: () => generateSecret({ length: KEY_BYTES }),
    uriOf: ({ key, issuer, label }) => generateURI({ issuer, label, secret: key }),
    stepOf: async (key, digits, at, after) => {
      const result = await verify({
        secret: key,
        token: digits,
        epoch: Math.floor(at.getTime() / SECOND),
        epochTolerance: CLOCK_TOLERANCE_SECONDS,
        ...(after === null ? {} : { afterTimeStep: after }),
      })
      return result.valid && 'timeStep' in result ? result.timeStep : null
    },
  }
}
