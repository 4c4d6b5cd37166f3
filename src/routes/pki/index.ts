import express, { Router, type Request, type Response } from 'express'
import type { Pki } from '#ports/pki.ts'

/** Largest OCSP request worth reading: one certificate and a nonce. */
const OCSP_LIMIT = '8kb'

/**
 * What the built-in authority publishes: revocation lists, issuer certificates and OCSP, over plain http as RFC 5280
 * asks, without session, cookie or frame.
 */
export function pkiRoutes(pki: Pki): Router {
  const router = Router()

  router.get('/pki/:file', async (req, res, next) => {
    const [, code = '', kind] = /^([a-z0-9-]+)\.(crl|cer)$/.exec(req.params.file) ?? []
    if (kind === 'crl') {
      const crl = await pki.crl(code)
      if (crl) answer(res, 'application/pkix-crl', crl.der, maxAge(crl.nextUpdate, pki.now()))
      else next()
      return
    }
    const certificate = kind === 'cer' ? await pki.issuerCertificate(code) : null
    if (certificate) answer(res, 'application/pkix-cert', certificate, 86_400)
    else next()
  })

  router.post('/pki/:code/ocsp', express.raw({ type: () => true, limit: OCSP_LIMIT }), async (req, res) => {
    await ocsp(req, res, req.params.code, Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0))
  })
  router.get('/pki/:code/ocsp/*request', async (req, res) => {
    await ocsp(req, res, req.params.code, Buffer.from([req.params.request].flat().join('/'), 'base64'))
  })

  const ocsp = async (_req: Request, res: Response, code: string, request: Buffer) => {
    const { der, headers } = await pki.ocsp(code, request)
    res.set(headers)
    res.type('application/ocsp-response').send(der)
  }

  return router
}

function answer(res: Response, type: string, body: Buffer, seconds: number): void {
  res.set('Cache-Control', `public, max-age=${seconds}`).type(type).send(body)
}

/** At most a minute, so that a revocation shows within it (spec 5.9). */
const maxAge = (nextUpdate: Date, now: Date) => Math.max(0, Math.min(60, (nextUpdate.getTime() - now.getTime()) / 1000))
