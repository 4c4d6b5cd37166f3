import { expect, test } from 'vitest'
import { askOperator, packed } from '#platform/ask.ts'
import { allFrom, amount, jsonRow, moment, momentOrNull, oneFrom, orNull, type Json } from '#platform/json-row.ts'
import { startPortal } from '../support/portal.ts'

const { portal } = await startPortal()

async function answer<Value>({ sql, read }: Json<Value>, rows: string): Promise<Value[]> {
  return askOperator(portal.system, { name: null, text: packed(`select ${sql} from ${rows}`), values: [], read })
}

test('a row is read by the names of its fields, whatever its columns are called', async () => {
  const row = jsonRow<{ readonly first: string; readonly list: readonly string[] }>({ first: 'a', list: 'b' })

  expect(await answer(row, `(values ('é"', array['x', null]), ('', '{}')) t (a, b)`)).toEqual([
    { first: 'é"', list: ['x', null] },
    { first: '', list: [] },
  ])
})

test('moments are read to the millisecond, whatever the microsecond', async () => {
  const row = jsonRow<{ readonly at: Date; readonly end: Date | null }>({
    at: moment('at'),
    end: momentOrNull('ended'),
  })

  expect(
    await answer(
      row,
      `(values ('2026-11-24 02:31:07.123987+00'::timestamptz, null::timestamptz), ('1969-12-31 23:59:59.5+00', '0099-03-01 00:00:00+00')) t (at, ended)`,
    ),
  ).toEqual([
    { at: new Date('2026-11-24T02:31:07.123Z'), end: null },
    { at: new Date('1969-12-31T23:59:59.500Z'), end: new Date('0099-03-01T00:00:00Z') },
  ])
})

test('amounts keep every digit', async () => {
  const row = jsonRow<{ readonly sum: bigint }>({ sum: amount('a + 1') })

  expect(await answer(row, `(values (9223372036854775806), (-9007199254740994)) t (a)`)).toEqual([
    { sum: 9_223_372_036_854_775_807n },
    { sum: -9_007_199_254_740_993n },
  ])
})

test('rows of rows come in the order that was asked for; where there are none, an empty list or null', async () => {
  const part = jsonRow<{ readonly n: bigint }>({ n: amount('n') })
  const parts = `(values (1, 5), (1, 7), (2, 9)) part (owner, n) where owner = t.id`
  const row = jsonRow<{
    readonly all: readonly { readonly n: bigint }[]
    readonly one: { readonly n: bigint } | null
    readonly some: { readonly n: bigint } | null
  }>({
    all: allFrom(part, parts, 'n desc'),
    one: oneFrom(part, `${parts} and n > 6`),
    some: orNull({ sql: `case when t.id = 1 then json_build_array('3') end`, read: part.read }),
  })

  expect(await answer(row, '(values (1), (2), (3)) t (id) order by id')).toEqual([
    { all: [{ n: 7n }, { n: 5n }], one: { n: 7n }, some: { n: 3n } },
    { all: [{ n: 9n }], one: { n: 9n }, some: null },
    { all: [], one: null, some: null },
  ])
})

test('what JSON has no word for does not compile as a plain column', () => {
  // @ts-expect-error a moment needs `moment`
  jsonRow<{ readonly at: Date | null }>({ at: 'at' })
  // @ts-expect-error an amount needs `amount`
  jsonRow<{ readonly sum: bigint }>({ sum: 'sum' })
  // @ts-expect-error nothing may be left out
  expect(jsonRow<{ readonly a: string; readonly b: string }>({ a: 'a' }).sql).toBe('json_build_array(a)')
})
