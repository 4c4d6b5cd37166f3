import type { Request, Response } from 'express'

export interface CookieSettings {
  /** True behind https: adds `Secure` and the `__Host-` prefix, which browsers tie to this host. */
  readonly secure: boolean
}

const cookieName = (name: string, { secure }: CookieSettings) => (secure ? `__Host-${name}` : name)

export function readCookie(req: Request, name: string, settings: CookieSettings): string | null {
  const wanted = `${cookieName(name, settings)}=`
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const pair = part.trim()
    if (pair.startsWith(wanted)) return pair.slice(wanted.length)
  }
  return null
}

/** Sets a cookie for this host alone, out of reach of scripts; without `maxAge` it ends with the browser. */
export function setCookie(res: Response, name: string, value: string, settings: CookieSettings): void {
  const secure = settings.secure ? '; Secure' : ''
  res.append('Set-Cookie', `${cookieName(name, settings)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}`)
}

export function clearCookie(res: Response, name: string, settings: CookieSettings): void {
  const secure = settings.secure ? '; Secure' : ''
  res.append('Set-Cookie', `${cookieName(name, settings)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure}`)
}
