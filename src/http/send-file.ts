import type { Response } from 'express'

export interface FileToSend {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
}

/** Sends a kept file as a download: what somebody uploaded is never shown as if it were a page of ours. */
export function sendFile(res: Response, { name, mediaType, bytes }: FileToSend): void {
  res.attachment(name)
  res.setHeader('Content-Type', mediaType)
  res.setHeader('Cache-Control', 'no-store')
  res.send(bytes)
}
