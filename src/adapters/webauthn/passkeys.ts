import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { KnownCredential, Passkeys } from '#ports/passkeys.ts'

export interface PasskeySettings {
  /** Browsers tie the keys to its host, and tell in each answer under which address they were. */
  readonly publicUrl: string
  readonly operatorName: string
}

const Sent = z.looseObject({
  id: z.string().min(1).max(1400),
  response: z.looseObject({ clientDataJSON: z.string().max(4000), userHandle: z.string().max(200).optional() }),
})
const ClientData = z.looseObject({ challenge: z.string().min(1).max(200) })

export function createPasskeys({ publicUrl, operatorName }: PasskeySettings): Passkeys {
  const { hostname: rpID, origin } = new URL(publicUrl)
  const expected = { expectedOrigin: origin, expectedRPID: rpID }

  return {
    askToCreate: async ({ id, login, name }, known) => {
      const options = await generateRegistrationOptions({
        rpName: operatorName,
        rpID,
        userID: new Uint8Array(Buffer.from(id)),
        userName: login,
        userDisplayName: name,
        attestationType: 'none',
        excludeCredentials: known.map(described),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
      })
      return { options: JSON.stringify(options), challenge: options.challenge }
    },
    askToProve: async (known) => {
      const options = await generateAuthenticationOptions({
        rpID,
        ...(known ? { allowCredentials: known.map(described) } : {}),
        userVerification: known ? 'preferred' : 'required',
      })
      return { options: JSON.stringify(options), challenge: options.challenge }
    },
    read: (text) => {
      const sent = Sent.safeParse(jsonOf(text))
      const client = ClientData.safeParse(jsonOf(decoded(sent.data?.response.clientDataJSON ?? '')))
      if (!sent.success || !client.success) return null
      const { userHandle } = sent.data.response
      return {
        credentialId: sent.data.id,
        challenge: client.data.challenge,
        personId: userHandle ? decoded(userHandle) : null,
      }
    },
    created: async (text, expectedChallenge) => {
      const response = jsonOf(text) as RegistrationResponseJSON
      const { registrationInfo } = await orNothing(() =>
        verifyRegistrationResponse({ response, expectedChallenge, ...expected, requireUserVerification: false }),
      )
      if (!registrationInfo) return null
      const { id, publicKey, counter, transports = [] } = registrationInfo.credential
      return { credentialId: id, publicKey, counter, transports }
    },
    proved: async (text, expectedChallenge, { credentialId, publicKey, transports }, { byHolder }) => {
      const response = jsonOf(text) as AuthenticationResponseJSON
      const { verified, authenticationInfo } = await orNothing(() =>
        verifyAuthenticationResponse({
          response,
          expectedChallenge,
          ...expected,
          // Zero: the counter is judged by our own rule, which tells a step back from a wrong signature.
          credential: {
            id: credentialId,
            publicKey: new Uint8Array(publicKey),
            counter: 0,
            transports: [...transports],
          },
          requireUserVerification: byHolder,
        }),
      )
      return verified && authenticationInfo ? { counter: authenticationInfo.newCounter } : null
    },
  }
}

const described = ({ credentialId, transports }: KnownCredential) => ({
  id: credentialId,
  transports: [...transports],
})

const decoded = (text: string) => Buffer.from(text, 'base64url').toString()

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The library throws for whatever is wrong with an answer; every answer comes from outside. */
async function orNothing<Result extends object>(verify: () => Promise<Result>): Promise<Partial<Result>> {
  try {
    return await verify()
  } catch {
    return {}
  }
}
