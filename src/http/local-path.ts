/** An address to go back to, if it is one of our own; anything else leads to the fallback (no open redirects). */
export function localPath(wanted: unknown, fallback: string): string {
  if (typeof wanted !== 'string' || wanted.length > 2000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted)) return fallback
  return wanted.includes('\\') ? fallback : wanted
}
