/** What a run of the benchmark can be told by the environment. */
export const settings = {
  orders: wholeNumber('BENCH_ORDERS', 1_000_000),
  rounds: wholeNumber('BENCH_ROUNDS', 6),
  seconds: wholeNumber('BENCH_SECONDS', 3),
  connections: wholeNumber('BENCH_CONNECTIONS', 32),
  /** A database of its own, as its owner; null starts an embedded server. */
  databaseUrl: process.env['BENCH_DATABASE_URL'] ?? null,
} as const

export type Settings = typeof settings

function wholeNumber(name: string, standard: number): number {
  const value = Number(process.env[name] ?? standard)
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${name} must be a whole number above zero.`)
  return value
}
