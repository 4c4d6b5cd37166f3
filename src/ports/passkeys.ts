/** A device's key as it is kept. */
export interface PasskeyCredential {
  /** As browsers write it: base64url. */
  readonly credentialId: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
}

export type KnownCredential = Pick<PasskeyCredential, 'credentialId' | 'transports'>

/** What a browser is asked, as the JSON that its script takes, and the challenge in it. */
export interface PasskeyQuestion {
  readonly options: string
  readonly challenge: string
}

/** What an answer says of itself, before anything is proved. */
export interface PasskeyAnswer {
  readonly credentialId: string
  readonly challenge: string
  /** The person's id that the device kept with the key; null when it told none. */
  readonly personId: string | null
}

/** Keys of devices (WebAuthn level 3) for this portal's own address. What a browser sends is text until it is proved. */
export interface Passkeys {
  askToCreate(
    person: { readonly id: string; readonly login: string; readonly name: string },
    known: readonly KnownCredential[],
  ): Promise<PasskeyQuestion>
  /** For one of these keys; null: any key that the device itself finds, and only after it has checked who holds it. */
  askToProve(known: readonly KnownCredential[] | null): Promise<PasskeyQuestion>
  read(text: string): PasskeyAnswer | null
  /** The new key; null when challenge, address or form are not ours. */
  created(text: string, challenge: string): Promise<PasskeyCredential | null>
  /** The counter of a right answer; the caller judges it. `byHolder`: the device has checked who holds it. */
  proved(
    text: string,
    challenge: string,
    credential: PasskeyCredential,
    demand: { readonly byHolder: boolean },
  ): Promise<{ readonly counter: number } | null>
}
