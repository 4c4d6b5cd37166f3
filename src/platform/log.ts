import { randomUUID } from 'node:crypto'
import { destination, pino, stdSerializers, stdTimeFunctions, type Logger } from 'pino'
import { withoutSecrets } from './without-secrets.ts'

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** One JSON object a line: when, how grave, what happened, and the fields beside it. */
export type Log = Pick<Logger, 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace'> & {
  /** The same log with fields that every line of it carries, such as `{ requestId }`. */
  child(fields: Readonly<Record<string, unknown>>): Log
}

export interface LogOptions {
  readonly level: LogLevel
  /** Where the lines go; standard output unless told otherwise. */
  readonly write?: (line: string) => void
}

/** The portal's log. Whatever a caller passes, no secret and no second line gets through. */
export function createLog({ level, write = standardOutput() }: LogOptions): Log {
  return pino(
    {
      level,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // Without one an error is written as {}: its message and stack are no fields that JSON sees.
      serializers: { error: stdSerializers.err },
    },
    {
      write: (line: string) => {
        write(`${oneLine(JSON.stringify(withoutSecrets(JSON.parse(line))))}\n`)
      },
    },
  )
}

/** The id under which a request is found again: what the proxy in front says when it is harmless, else a new one. */
export function requestId(fromProxy: string | undefined): string {
  return fromProxy !== undefined && /^[\w.-]{8,64}$/.test(fromProxy) ? fromProxy : randomUUID()
}

/** JSON escapes CR, LF and ESC; these also end a line, or rule a terminal. */
function oneLine(json: string): string {
  return json.replace(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

function standardOutput(): (line: string) => void {
  const stream = destination({ fd: 1, sync: true })
  return (line) => stream.write(line)
}
