import pg from 'pg'

/**
 * A pool that outlives a restart of its server: a connection that the server closes fails at its next use, and is replaced.
 * Without these listeners it would end the process instead.
 */
export function calmPool(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(options)
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
