import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface WebFile {
  readonly body: string
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** `hang` never answers, `cut` hangs up in the middle of the body. */
export type WebFault = 'hang' | 'cut'

export interface WebHost {
  readonly port: number
  readonly url: string
  /** Every request so far, such as `GET shop.example/.well-known/pki-validation/token.txt`. */
  readonly requests: readonly string[]
  /** Puts a file at that path of every host name, or lets requests for it fail. */
  put(path: string, file: WebFile | WebFault): void
  remove(path: string): void
  close(): Promise<void>
}

/** A real web server on loopback whose files a test sets; anything else is a 404. */
export async function startWebHost(): Promise<WebHost> {
  const files = new Map<string, WebFile | WebFault>()
  const requests: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    requests.push(`${request.method} ${request.headers.host?.replace(/:\d+$/, '')}${path}`)
    const file = files.get(path) ?? { body: 'nothing here', status: 404 }
    if (file === 'hang') return
    if (file === 'cut') {
      response.writeHead(200, { 'content-length': 1_000 }).write('half', () => request.socket.destroy())
      return
    }
    response.writeHead(file.status ?? 200, { 'content-type': 'text/plain', ...file.headers }).end(file.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    requests,
    put: (path, file) => files.set(path, file),
    remove: (path) => files.delete(path),
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
