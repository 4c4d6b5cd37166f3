import { TAG } from '#domain/asn1/tags.ts'

export type DerProblem =
  | 'truncated'
  | 'trailing_bytes'
  | 'indefinite_length'
  | 'length_not_minimal'
  | 'tag_unsupported'
  | 'wrong_form'
  | 'unexpected'
  | 'bad_value'
  | 'too_deep'
  | 'too_many_nodes'
  | 'too_large'

/** The one error that reading DER throws: what is wrong, and at which byte. It never quotes the bytes. */
export class DerError extends Error {
  override readonly name = 'DerError'
  readonly problem: DerProblem
  readonly offset: number

  constructor(problem: DerProblem, offset: number) {
    super(`${problem} at byte ${offset}`)
    this.problem = problem
    this.offset = offset
  }
}

export interface DerLimits {
  readonly bytes: number
  readonly depth: number
  readonly nodes: number
}

/** Far above any honest request or certificate, and read within milliseconds. */
export const DEFAULT_DER_LIMITS: DerLimits = { bytes: 64 * 1024, depth: 16, nodes: 20_000 }

/** What all nodes of one reading share: the bytes, and how many nodes may still be read. */
interface Reading {
  readonly bytes: Buffer
  readonly maximumDepth: number
  nodesLeft: number
}

/** One tag, length and value (X.690 §10: definite, minimal lengths only). Its content is read when it is asked for. */
export class DerNode {
  readonly tag: number
  readonly start: number
  readonly end: number
  readonly #contentStart: number
  readonly #depth: number
  readonly #reading: Reading

  constructor(reading: Reading, start: number, limit: number, depth: number) {
    if (depth > reading.maximumDepth) throw new DerError('too_deep', start)
    if (reading.nodesLeft-- <= 0) throw new DerError('too_many_nodes', start)
    if (limit - start < 2) throw new DerError('truncated', start)
    this.tag = reading.bytes[start] ?? 0
    refuseStrangeTag(this.tag, start)

    const { length, contentStart } = readLength(reading.bytes, start + 1, limit)
    if (length > limit - contentStart) throw new DerError('truncated', start)
    this.start = start
    this.end = contentStart + length
    this.#contentStart = contentStart
    this.#depth = depth
    this.#reading = reading
  }

  /** The value alone. */
  get content(): Buffer {
    return this.#reading.bytes.subarray(this.#contentStart, this.end)
  }

  /** Tag, length and value, as they were signed or hashed. */
  get encoded(): Buffer {
    return this.#reading.bytes.subarray(this.start, this.end)
  }

  /** Opens a constructed value, which must have this tag. */
  fields(tag: number = TAG.sequence): DerFields {
    if (this.tag !== tag) throw new DerError('unexpected', this.start)
    return new DerFields(this.#reading, this.#contentStart, this.end, this.#depth + 1)
  }

  /** The one node encoded inside an OCTET STRING or, after `skip` bytes, a BIT STRING. */
  wrapped(skip = 0): DerNode {
    const inner = new DerNode(this.#reading, this.#contentStart + skip, this.end, this.#depth + 1)
    if (inner.end !== this.end) throw new DerError('trailing_bytes', inner.end)
    return inner
  }
}

/** The nodes of a constructed value, taken one after the other. */
export class DerFields {
  readonly #reading: Reading
  readonly #end: number
  readonly #depth: number
  #position: number

  constructor(reading: Reading, start: number, end: number, depth: number) {
    this.#reading = reading
    this.#position = start
    this.#end = end
    this.#depth = depth
  }

  get isEmpty(): boolean {
    return this.#position >= this.#end
  }

  /** The next node; with a tag, it must have that one. */
  take(tag?: number): DerNode {
    const node = new DerNode(this.#reading, this.#position, this.#end, this.#depth)
    if (tag !== undefined && node.tag !== tag) throw new DerError('unexpected', node.start)
    this.#position = node.end
    return node
  }

  /** The next node if it has this tag. */
  takeIf(tag: number): DerNode | null {
    return !this.isEmpty && this.#reading.bytes[this.#position] === tag ? this.take() : null
  }

  /** Everything that is left. */
  *rest(): Generator<DerNode> {
    while (!this.isEmpty) yield this.take()
  }

  /** Refuses anything that is left. */
  close(): void {
    if (!this.isEmpty) throw new DerError('unexpected', this.#position)
  }
}

/** Reads one DER value that fills the bytes exactly. Throws `DerError` and nothing else. */
export function readDer(bytes: Buffer, limits: DerLimits = DEFAULT_DER_LIMITS): DerNode {
  if (bytes.length > limits.bytes) throw new DerError('too_large', 0)
  const reading: Reading = { bytes, maximumDepth: limits.depth, nodesLeft: limits.nodes }
  const root = new DerNode(reading, 0, bytes.length, 0)
  if (root.end !== bytes.length) throw new DerError('trailing_bytes', root.end)
  return root
}

/** How many bytes the value at the start of these bytes says it has, header included; null if it has no such header. */
export function declaredLength(bytes: Buffer): number | null {
  try {
    const { length, contentStart } = readLength(bytes, 1, bytes.length)
    return contentStart + length
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}

const CONSTRUCTED = 0x20
/** Of the universal types in X.509 only SEQUENCE and SET hold other values, and they always do (X.690 §10.2). */
const CONTAINERS: readonly number[] = [TAG.sequence, TAG.set]

/** Tags of several bytes exist nowhere in X.509, and tag 0 only as the end of a value without a length. */
function refuseStrangeTag(tag: number, at: number): void {
  if (tag === 0 || (tag & 0x1f) === 0x1f) throw new DerError('tag_unsupported', at)
  const isUniversal = (tag & 0xc0) === 0
  const isConstructed = (tag & CONSTRUCTED) !== 0
  if (isUniversal && isConstructed !== CONTAINERS.includes(tag | CONSTRUCTED)) throw new DerError('wrong_form', at)
}

function readLength(bytes: Buffer, at: number, limit: number): { length: number; contentStart: number } {
  const first = at < limit ? bytes[at] : undefined
  if (first === undefined) throw new DerError('truncated', at)
  if (first < 0x80) return { length: first, contentStart: at + 1 }
  if (first === 0x80) throw new DerError('indefinite_length', at)

  const octets = first & 0x7f
  if (octets > 4) throw new DerError('too_large', at)
  if (limit - at - 1 < octets) throw new DerError('truncated', at)
  const length = bytes.readUIntBE(at + 1, octets)
  if (length < 0x80 || length < 2 ** (8 * (octets - 1))) throw new DerError('length_not_minimal', at)
  return { length, contentStart: at + 1 + octets }
}
