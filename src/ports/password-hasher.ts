/** Stores passwords so that a stolen database does not give them away. */
export interface PasswordHasher {
  hash(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
  /** A hash of nobody's password, as costly to check as any other. */
  readonly decoy: string
}
