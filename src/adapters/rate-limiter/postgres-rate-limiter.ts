import type pg from 'pg'
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import type { RateLimiter } from '#ports/rate-limiter.ts'

export interface RateLimit {
  /** What is counted: keeps the counts of different limits apart. */
  readonly name: string
  readonly points: number
  readonly seconds: number
}

export function createRateLimiter(pool: pg.Pool, { name, points, seconds }: RateLimit): RateLimiter {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
    clearExpiredByTimeout: false,
  })
  return {
    allows: async (key) => ((await limiter.get(key))?.remainingPoints ?? points) > 0,
    count: async (key) => {
      await limiter.penalty(key)
    },
  }
}
