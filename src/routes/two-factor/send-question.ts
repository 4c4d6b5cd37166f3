import type { Response } from 'express'

/** Answers a script with what a device is asked; nobody keeps it. */
export function sendQuestion(res: Response, options: string): void {
  res.setHeader('Cache-Control', 'no-store')
  res.type('json').send(options)
}
