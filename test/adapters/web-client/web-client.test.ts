import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createWebClient, type WebClientOptions } from '../../../src/adapters/web-client/web-client.ts'
import { createAddressGuard, type AddressGuardOptions } from '../../../src/platform/address-guard.ts'
import { expiredHttpsServer, httpServer, listen } from './servers.ts'

const PATH = '/.well-known/pki-validation/token.txt'

/** A client for which port 80 and 443 of every name are the test's server on loopback. */
function clientFor(port: number, options: Partial<WebClientOptions & AddressGuardOptions> = {}) {
  const { resolve = () => Promise.resolve(['127.0.0.1']), ports = [80, 443], open = ['127.0.0.0/8'] } = options
  const guard = createAddressGuard({ open, ports, portMap: { 80: port, 443: port }, resolve })
  return createWebClient({ guard, timeoutMs: 5_000, maxBytes: 1_000, maxRedirects: 3, trust: 'any', ...options })
}

describe('fetching', () => {
  it('reads the file under the name that was asked for', async () => {
    const { port } = await httpServer((request, response) => response.end(`${request.headers.host}${request.url}`))

    const outcome = await clientFor(port).get(`http://shop.example${PATH}?a=b#part`)

    expect(outcome).toEqual({
      outcome: 'answered',
      status: 200,
      body: `shop.example${PATH}?a=b`,
      url: `http://shop.example${PATH}?a=b`,
      address: '127.0.0.1',
      redirects: [],
    })
  })

  it('reports a refusal of the server with its page', async () => {
    const { port } = await httpServer((_, response) => response.writeHead(404).end('no such file'))

    const outcome = await clientFor(port).get('http://shop.example/')

    expect(outcome).toMatchObject({ outcome: 'answered', status: 404, body: 'no such file' })
  })

  it('asks for nothing compressed, and shows what comes as it is', async () => {
    const { port } = await httpServer((request, response) => {
      response.setHeader('content-encoding', 'gzip').end(String(request.headers['accept-encoding']))
    })

    expect(await clientFor(port).get('http://shop.example/')).toMatchObject({ body: 'identity' })
  })

  it('tries every address of a name', async () => {
    const { port } = await httpServer((_, response) => response.end('here'), '127.0.0.3')
    const resolve = () => Promise.resolve(['127.0.0.2', '127.0.0.3'])

    const outcome = await clientFor(port, { resolve }).get('http://shop.example/')

    expect(outcome).toMatchObject({ outcome: 'answered', address: '127.0.0.3' })
  })

  it('reads over https whatever the certificate, when any is trusted', async () => {
    const { port } = await expiredHttpsServer((_, response) => response.end('token'))

    const outcome = await clientFor(port, { trust: 'any' }).get('https://shop.example/')

    expect(outcome).toMatchObject({ outcome: 'answered', body: 'token' })
  })

  it('refuses a bad certificate when only public ones are trusted', async () => {
    const { port } = await expiredHttpsServer((_, response) => response.end('token'))

    const outcome = await clientFor(port, { trust: 'public' }).get('https://shop.example/')

    expect(outcome).toMatchObject({ outcome: 'tls_failed', url: 'https://shop.example/' })
  })
})

describe('redirects', () => {
  const redirecting = (status: number, location: string) =>
    httpServer((request, response) => {
      if (request.url === '/end') response.end(`read at ${request.headers.host}`)
      else response.writeHead(status, { location }).end('moved')
    })

  it.each([301, 302, 307, 308])('are followed with status %i, each named', async (status) => {
    const { port } = await redirecting(status, 'http://www.shop.example/end#top')

    const outcome = await clientFor(port).get('http://shop.example/start')

    expect(outcome).toMatchObject({
      body: 'read at www.shop.example',
      url: 'http://www.shop.example/end',
      redirects: ['http://shop.example/start'],
    })
  })

  it('may be relative', async () => {
    const { port } = await redirecting(302, '../end')

    expect(await clientFor(port).get('http://shop.example/a/b')).toMatchObject({ url: 'http://shop.example/end' })
  })

  it.each([
    ['another status', 303, 'http://shop.example/end', 'status 303'],
    ['a choice', 300, 'http://shop.example/end', 'status 300'],
    ['a file', 302, 'file:///etc/passwd', 'file:///etc/passwd'],
    ['gopher', 302, 'gopher://shop.example/', 'gopher://shop.example/'],
    ['credentials', 302, 'http://user:word@shop.example/end', 'http://user:word@shop.example/end'],
    ['nonsense', 302, 'http://[', 'http://['],
  ])('to %s are bad', async (_, status, location, detail) => {
    const { port } = await redirecting(status, location)

    const outcome = await clientFor(port).get('http://shop.example/start')

    expect(outcome).toEqual({ outcome: 'bad_redirect', url: 'http://shop.example/start', detail })
  })

  it('to another port than the listed ones are bad', async () => {
    const { port, connections } = await redirecting(302, 'http://shop.example:5432/end')

    const outcome = await clientFor(port).get('http://shop.example/start')

    expect(outcome).toMatchObject({ outcome: 'bad_redirect', detail: 'port 5432' })
    expect(connections()).toBe(1)
  })

  it('without a target are bad', async () => {
    const { port } = await httpServer((_, response) => response.writeHead(302).end())

    expect(await clientFor(port).get('http://shop.example/')).toMatchObject({ outcome: 'bad_redirect' })
  })

  it('end at the limit', async () => {
    const { port, connections } = await redirecting(302, '/again')

    const outcome = await clientFor(port, { maxRedirects: 2 }).get('http://shop.example/')

    expect(outcome).toMatchObject({ outcome: 'too_many_redirects' })
    expect(connections()).toBe(3)
  })
})

describe('limits', () => {
  it('stop a body that is too large', async () => {
    const { port } = await httpServer((_, response) => response.end('x'.repeat(1_001)))

    expect(await clientFor(port).get('http://shop.example/')).toMatchObject({ outcome: 'too_large' })
  })

  it('stop a body that never ends', async () => {
    const { port } = await httpServer((_, response) => {
      const timer = setInterval(() => response.write('.'), 10)
      response.on('close', () => clearInterval(timer))
    })

    expect(await clientFor(port, { timeoutMs: 200 }).get('http://shop.example/')).toMatchObject({ outcome: 'timeout' })
  })

  it('stop headers that drip', async () => {
    const server = createServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nx-slow: ')
      const timer = setInterval(() => socket.write('x'), 10)
      socket.on('close', () => clearInterval(timer)).on('error', () => socket.destroy())
    })
    const { port } = await listen(server)

    const outcome = await clientFor(port, { timeoutMs: 200 }).get('http://shop.example/')

    expect(outcome).toMatchObject({ outcome: 'timeout' })
  })

  it('count every redirect against the same time', async () => {
    const { port } = await httpServer((_, response) => {
      setTimeout(() => response.writeHead(302, { location: '/again' }).end(), 60)
    })

    const outcome = await clientFor(port, { timeoutMs: 150, maxRedirects: 100 }).get('http://shop.example/')

    expect(outcome).toMatchObject({ outcome: 'timeout' })
  })

  it('stop a look-up that does not end', async () => {
    const client = clientFor(1, { timeoutMs: 50, resolve: () => new Promise(() => undefined) })

    expect(await client.get('http://shop.example/')).toMatchObject({ outcome: 'timeout' })
  })
})

describe('failures', () => {
  const speaking = (text: string) => createServer((socket) => socket.on('error', () => undefined).end(text))

  it('names the one of a closed port', async () => {
    const outcome = await clientFor(1).get('http://shop.example/')

    expect(outcome).toEqual({ outcome: 'connection_failed', url: 'http://shop.example/', detail: 'ECONNREFUSED' })
  })

  it.each([
    ['nothing', ''],
    ['another protocol', '220 mail.shop.example ESMTP\r\n'],
    ['half an answer', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['endless headers', `HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(20_000)}\r\n`],
  ])('is a failed connection when the server says %s', async (_, text) => {
    const { port } = await listen(speaking(text))

    expect(await clientFor(port).get('http://shop.example/')).toMatchObject({ outcome: 'connection_failed' })
  })

  it('is a TLS failure when the server does not speak it', async () => {
    const { port } = await listen(speaking('HTTP/1.1 400 Bad Request\r\n\r\n'))

    expect(await clientFor(port).get('https://shop.example/')).toMatchObject({ outcome: 'tls_failed' })
  })

  it.each([
    ['fails', () => Promise.reject(new Error('ENOTFOUND'))],
    ['finds nothing', () => Promise.resolve([])],
    ['finds nonsense', () => Promise.resolve(['not an address'])],
  ])('is a missing address when the look-up %s', async (_, resolve) => {
    expect(await clientFor(1, { resolve }).get('http://shop.example/')).toEqual({
      outcome: 'no_address',
      url: 'http://shop.example/',
      detail: 'shop.example',
    })
  })
})
