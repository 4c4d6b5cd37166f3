/** The part of the load generator that is used here; the package brings no types. */
declare module 'autocannon' {
  interface Request {
    path?: string
    readonly headers?: Readonly<Record<string, string>>
  }
  interface Options {
    readonly url: string
    readonly connections: number
    readonly duration: number
    readonly requests: readonly { readonly setupRequest: (request: Request) => Request }[]
    readonly headers: Readonly<Record<string, string>>
  }
  interface Result {
    readonly requests: { readonly total: number }
    readonly latency: { readonly p50: number; readonly p99: number }
    readonly throughput: { readonly total: number }
    readonly duration: number
    readonly errors: number
    readonly timeouts: number
    readonly non2xx: number
  }
  // eslint-disable-next-line no-restricted-syntax -- as the package has it
  export default function autocannon(options: Options): Promise<Result>
}
