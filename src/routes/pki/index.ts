import express, { Router, type Response } from 'express'
import type { Services } from '#services/index.ts'

/** Largest OCSP request worth reading: one certificate and a nonce. */
const OCSP_LIMIT = '8kb'
const DAY = 86_400

/**
 * What the built-in authority publishes: revocation lists, issuer certificates and OCSP, over plain http as RFC 5280
 * asks, without session, cookie or frame.
 */
export function pkiRoutes({ pki }: Pick<Services, 'pki'>): Router {
  const router = Router()

  router.get('/pki/:file', async (req, res, next) => {
    const [, code = '', kind] = /^([a-z0-9-]+)\.(crl|cer)$/.exec(req.params.file) ?? []
    const crl = kind === 'crl' ? await pki.crl(code) : null
    const certificate = kind === 'cer' ? await pki.issuerCertificate(code) : null
    if (crl) publish(res, 'application/pkix-crl', crl)
    else if (certificate)
      publish(res, 'application/pkix-cert', {
        der: certificate,
        headers: { 'cache-control': `public, max-age=${DAY}` },
      })
    else next()
  })

  router.post('/pki/:code/ocsp', express.raw({ type: () => true, limit: OCSP_LIMIT }), async (req, res) => {
    const request: unknown = req.body
    publish(
      res,
      'application/ocsp-response',
      await pki.ocsp(req.params.code, Buffer.isBuffer(request) ? request : Buffer.alloc(0)),
    )
  })

  // RFC 6960 §A.1: the request as base64 in the path, whose slashes some clients leave as they are.
  router.get('/pki/:code/ocsp/*request', async (req, res) => {
    const request = Buffer.from([req.params.request].flat().join('/'), 'base64')
    publish(res, 'application/ocsp-response', await pki.ocsp(req.params.code, request))
  })

  return router
}

interface Published {
  readonly der: Buffer
  readonly headers: Readonly<Record<string, string>>
}

function publish(res: Response, type: string, { der, headers }: Published): void {
  res.type(type).set(headers).send(der)
}
