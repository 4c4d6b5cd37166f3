import autocannon from 'autocannon'
import type { MeasuredServer } from './servers/start.ts'

/** One page of one server, asked at random addresses. */
export interface Target {
  readonly name: string
  readonly server: MeasuredServer
  readonly paths: readonly string[]
  readonly headers: Readonly<Record<string, string>>
}

export interface Round {
  readonly perSecond: number
  readonly cpuMs: number
  readonly p50: number
  readonly p99: number
  readonly bytes: number
}

/** Seconds until the engine has compiled what is hot. */
const WARM_UP = 10

/** Asks all targets in turn, round after round, so that what else the machine does disturbs them alike. */
export async function measure(
  targets: readonly Target[],
  { rounds, seconds, connections }: { readonly rounds: number; readonly seconds: number; readonly connections: number },
): Promise<ReadonlyMap<Target, readonly Round[]>> {
  for (const target of targets) await load(target, connections, WARM_UP)
  const results = new Map<Target, Round[]>(targets.map((target) => [target, []]))
  for (let round = 0; round < rounds; round++) {
    for (const target of targets) results.get(target)!.push(await load(target, connections, seconds))
  }
  return results
}

async function load({ name, server, paths, headers }: Target, connections: number, seconds: number): Promise<Round> {
  const before = await server.cpu()
  const result = await autocannon({
    url: server.origin,
    connections,
    duration: seconds,
    headers,
    requests: [{ setupRequest: (request) => ({ ...request, path: paths[Math.floor(Math.random() * paths.length)]! }) }],
  })
  const { requests, latency, throughput, duration, errors, timeouts, non2xx } = result
  const failed = errors + timeouts + non2xx
  if (failed > 0 || requests.total === 0) throw new Error(`${name}: ${failed} of ${requests.total} answers failed`)
  return {
    perSecond: requests.total / duration,
    cpuMs: ((await server.cpu()) - before) / requests.total,
    p50: latency.p50,
    p99: latency.p99,
    bytes: throughput.total / requests.total,
  }
}
