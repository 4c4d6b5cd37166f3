import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** In place of a status: takes the request and never answers. */
export const NEVER = 0

/** Our own webhook's address, answering with the given statuses in turn and then with 200. */
export async function webhook(statuses: readonly number[] = []) {
  const deliveries: { body: Buffer; signature: string | undefined }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const status = statuses[deliveries.length] ?? 200
      const signature = request.headers['stripe-signature']
      deliveries.push({ body: Buffer.concat(chunks), signature: typeof signature === 'string' ? signature : undefined })
      if (status !== NEVER) response.writeHead(status, { location: '/elsewhere' }).end()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, deliveries }
}
