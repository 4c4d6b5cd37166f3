/** Failures in a row after which a login is locked until support or the reset procedure unlocks it (spec 3.2). */
export const FAILURES_BEFORE_LOCK = 5

export interface FailureCount {
  readonly failures: number
  readonly lockedAt: Date | null
}

/** What one more wrong password makes of the count; a lock stays. */
export function afterFailure(count: FailureCount, now: Date): FailureCount {
  const failures = count.failures + 1
  return { failures, lockedAt: count.lockedAt ?? (failures >= FAILURES_BEFORE_LOCK ? now : null) }
}
