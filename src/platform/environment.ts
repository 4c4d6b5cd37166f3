import { z } from 'zod'

export type Environment = Readonly<Record<string, string | undefined>>

/** One environment variable: what it is for, what it must look like, and what holds when it is not set. */
export interface Variable<Value = unknown> {
  readonly meaning: string
  /** Ends the sentence "NAME must be …". */
  readonly expects: string
  readonly schema: z.ZodType<Value, string>
  /** As it would be written in the environment; empty when there is none. */
  readonly default: string
  /** What holds instead without DATABASE_URL. */
  readonly demoDefault?: string
  /** The same in words, where it is worked out and not written down. */
  readonly demoDefaultInWords?: string
  /** Production doesn't start without it. */
  readonly required?: true
  /** Its value is never shown, not even a wrong one. */
  readonly secret?: true
}

export type Values<Table extends Readonly<Record<string, Variable>>> = {
  readonly [Name in keyof Table]: z.output<Table[Name]['schema']>
}

export type Reading<T> = { readonly ok: true; readonly values: T } | { readonly ok: false; readonly faults: string[] }

/** A row of the README's table. */
export function describe(name: string, variable: Variable): { name: string; meaning: string; default: string } {
  const { meaning, required, default: usual, demoDefault = usual, demoDefaultInWords = demoDefault } = variable
  const production = required ? 'required' : usual || 'none'
  const demo = demoDefaultInWords || 'none'
  return { name, meaning, default: production === demo ? production : `${production} (demo: ${demo})` }
}

/** Reads every variable of the table; an empty text counts as not set. */
export function readVariables<Table extends Readonly<Record<string, Variable>>>(
  table: Table,
  environment: Environment,
  isDemo: boolean,
): Reading<Values<Table>> {
  const faults: string[] = []
  const values = Object.entries(table).map(([name, variable]) => {
    const given = environment[name]?.trim() ?? ''
    const text = given || (isDemo ? (variable.demoDefault ?? variable.default) : variable.default)
    const { success, data } = variable.schema.safeParse(text)
    if (text === '' && variable.required && !isDemo)
      faults.push(`${name} is required with DATABASE_URL: ${variable.meaning}.`)
    else if (!success) faults.push(`${name} must be ${variable.expects}${variable.secret ? '' : `, not "${text}"`}.`)
    return [name, data]
  })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, values: Object.fromEntries(values) as Values<Table> }
}

/** A text that may be left out. */
export function optional<Value>(schema: z.ZodType<Value, string>): z.ZodType<Value | null, string> {
  return z.union([z.literal('').transform(() => null), schema])
}

/** Several values with commas between them. */
export function list<Value>(item: z.ZodType<Value, string>): z.ZodType<Value[], string> {
  return z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(item))
}

export function wholeNumber(least: number, most: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
}

export const port = wholeNumber(1, 65_535)

export const onOrOff: z.ZodType<boolean, string> = z.stringbool({
  truthy: ['true', 'on', '1'],
  falsy: ['false', 'off', '0'],
})

/** An address with one of these schemes. */
export function address(...schemes: readonly string[]): z.ZodType<string, string> {
  return z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)))
}

export const ip = z.union([z.ipv4(), z.ipv6()])
export const cidr = z.union([z.cidrv4(), z.cidrv6()])

/** The address of a server, without a path. */
export const origin = address('http', 'https')
  .transform((text) => new URL(text))
  .refine((url) => url.href === `${url.origin}/`)
