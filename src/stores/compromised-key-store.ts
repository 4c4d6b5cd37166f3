import type { OperatorTx } from '#platform/scope.ts'

/** Keeps that a key is compromised, whoever's it is; who reports it again changes nothing. */
export async function reportCompromisedKey(tx: OperatorTx, spkiSha256: string, source: string): Promise<void> {
  await tx
    .trx('compromised_keys')
    .insert({ spki_sha256: spkiSha256, reported_at: tx.now(), source })
    .onConflict('spki_sha256')
    .ignore()
}
