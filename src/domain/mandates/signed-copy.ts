/** What a scanned paper may be, with the ending of its name. */
export const COPY_KINDS = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const
export type CopyKind = keyof typeof COPY_KINDS

const BEGINNINGS: Readonly<Record<CopyKind, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
}

/** What a file is by its first bytes, whatever its name and its sender say; null for what is no scanned paper. */
export function readCopyKind(bytes: Uint8Array): CopyKind | null {
  const kinds = Object.keys(COPY_KINDS) as CopyKind[]
  return kinds.find((kind) => BEGINNINGS[kind].every((byte, at) => bytes[at] === byte)) ?? null
}

/** The signed paper of a mandate as its customer has sent it: what is known without opening it. */
export interface SignedCopy {
  readonly mediaType: CopyKind
  /** Names the very file that somebody has looked at. */
  readonly sha256: string
  readonly sentBy: string
  readonly sentAt: Date
}

/** The name under which staff keep it; that of its sender’s file is never used. */
export const copyName = (reference: string, { mediaType }: Pick<SignedCopy, 'mediaType'>): string =>
  `${reference}-signed.${COPY_KINDS[mediaType]}`
