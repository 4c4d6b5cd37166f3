/** Counts what somebody does too often. Shared by all nodes. */
export interface RateLimiter {
  allows(key: string): Promise<boolean>
  count(key: string): Promise<void>
}
