import pg from 'pg'

/** As PostgreSQL writes a moment where the session's zone is UTC. */
const SECONDS_END = '2026-11-23 16:39:49'.length
const ZONE = '+00'

/**
 * Reads a `timestamptz`, of which a list has a hundred: what `pg` brings for it takes five times as long, and still reads
 * what is written otherwise (other zones, infinity, years of other than four digits).
 */
export function readMoment(text: string): Date {
  if (!isPlain(text)) return readAny(text)
  const milliseconds = Number(
    text
      .slice(SECONDS_END + 1, -ZONE.length)
      .slice(0, 3)
      .padEnd(3, '0'),
  )
  const year = digits(text, 0) * 100 + digits(text, 2)
  return new Date(
    Date.UTC(
      year,
      digits(text, 5) - 1,
      digits(text, 8),
      digits(text, 11),
      digits(text, 14),
      digits(text, 17),
      milliseconds,
    ),
  )
}

const readAny = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => Date

/** `Date.UTC` takes a year of two digits for one of the twentieth century. */
const isPlain = (text: string) =>
  text.charAt(4) === '-' && text.charAt(13) === ':' && !text.startsWith('00') && text.endsWith(ZONE)

const ZERO = '0'.charCodeAt(0)
const digits = (text: string, at: number) => (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO
