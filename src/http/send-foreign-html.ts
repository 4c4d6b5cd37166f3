import type { Response } from 'express'

/**
 * Nothing of the page runs or is fetched; it is laid out by its own styles. A link that a person follows leads the
 * whole window, which is then free of this policy.
 */
const POLICY = [
  `default-src 'none'`,
  `style-src 'unsafe-inline'`,
  'img-src data:',
  `frame-ancestors 'self'`,
  'sandbox allow-popups allow-top-navigation-by-user-activation',
].join('; ')

/** Sends HTML that is not a page of ours (a mail), to be shown in a frame. */
export function sendForeignHtml(res: Response, html: string): void {
  res.setHeader('Content-Security-Policy', POLICY)
  res.setHeader('Cache-Control', 'no-store')
  res.type('text/html; charset=utf-8')
  res.send(html.replace(/<head>/i, '<head><base target="_top">'))
}
