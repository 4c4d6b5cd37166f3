import express, { type Request, type RequestHandler, type Response } from 'express'
import multer, { MulterError } from 'multer'
import { Refusal } from '#domain/shared/refusal.ts'
import { withoutNul } from './without-nul.ts'

/** Largest form without files; a CSR of 250 names is far below. */
const FORM_LIMIT = 256 * 1024
/** Largest upload of a document (spec 4.9). */
export const DOCUMENT_LIMIT = 15 * 1024 * 1024

const readFields = express.urlencoded({ extended: false, limit: FORM_LIMIT, parameterLimit: 2000 })
const readFiles = (fileSize: number) =>
  multer({
    storage: multer.memoryStorage(),
    defParamCharset: 'utf8',
    limits: { fileSize, files: 1, fields: 2000, fieldSize: FORM_LIMIT, parts: 2001 },
  }).any()

/**
 * Reads a form's fields, and its one file where the page takes one, of so many bytes at most. Too large is refused before
 * it is read whole.
 */
export async function readBody(req: Request, res: Response, upload: number | null): Promise<void> {
  const limit = FORM_LIMIT + (upload ?? 0)
  if (Number(req.headers['content-length'] ?? 0) > limit) throw tooLarge(res)
  try {
    if (upload !== null) await run(readFiles(upload), req, res)
    await run(readFields, req, res)
  } catch (error) {
    if (error instanceof MulterError || statusOf(error) === 413) throw tooLarge(res)
    // A body that can't be read was not written by one of our forms.
    throw new Refusal('invalid', 'form_expired', {}, { cause: error })
  }
  req.body = withoutNul((req.body ?? {}) as Record<string, unknown>)
}

function tooLarge(res: Response): Refusal {
  // What is still coming is not read: the connection ends with the answer.
  res.setHeader('Connection', 'close')
  return new Refusal('too_large', 'body_too_large')
}

const statusOf = (error: unknown) => (error as { status?: number } | null)?.status

function run(middleware: RequestHandler, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void middleware(req, res, (error?: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error('unreadable body', { cause: error }))
      else resolve()
    })
  })
}
