import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import http, { type RequestListener } from 'node:http'
import https from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import forge from 'node-forge'
import { onTestFinished } from 'vitest'

export interface Listening {
  readonly port: number
  /** How many connections were made, whatever came of them. */
  connections(): number
}

export function httpServer(handle: RequestListener, host?: string, port = 0): Promise<Listening> {
  return listen(http.createServer(handle), host, port)
}

/** Speaks TLS with a certificate that nobody signed and that ended long ago. */
export function expiredHttpsServer(handle: RequestListener): Promise<Listening> {
  return listen(https.createServer(expiredCertificate(), handle))
}

/** Listens on every address of the machine unless one is given. */
export async function listen(server: Server, host?: string, port = 0): Promise<Listening> {
  let connections = 0
  server.on('connection', () => connections++)
  server.listen({ port, host })
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    if (server instanceof http.Server || server instanceof https.Server) server.closeAllConnections()
  })
  return { port: (server.address() as AddressInfo).port, connections: () => connections }
}

function expiredCertificate(): { key: string; cert: string } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const signer = forge.pki.privateKeyFromPem(key)
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.setRsaPublicKey(signer.n, signer.e)
  certificate.validity.notBefore = new Date('2001-01-01')
  certificate.validity.notAfter = new Date('2002-01-01')
  certificate.setSubject([{ name: 'commonName', value: 'elsewhere.example' }])
  certificate.setIssuer([{ name: 'commonName', value: 'elsewhere.example' }])
  certificate.sign(signer, forge.md.sha256.create())
  return { key, cert: forge.pki.certificateToPem(certificate) }
}
