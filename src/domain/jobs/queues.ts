import type { JobKind } from './job-kinds.ts'

/** Jobs that wait for name servers and sites of strangers, who may be slow or silent. */
const LOOKS_OUTSIDE: readonly JobKind[] = ['check_caa', 'check_domain']

/** At most so many of them run at one time, less than what a worker does at once: the rest of the work goes on. */
const LANES = 2

/**
 * The queue of a job, in which one follows the other; null for those that need not wait. An account has one lane: its
 * slow domains hold up no account of the other.
 */
export function queueOf(kind: JobKind, accountId: string): string | null {
  if (!LOOKS_OUTSIDE.includes(kind)) return null
  return `looks-outside-${parseInt(accountId.slice(-4), 16) % LANES}`
}
