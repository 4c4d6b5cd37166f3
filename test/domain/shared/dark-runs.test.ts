import fc from 'fast-check'
import { expect, test } from 'vitest'
import { darkRuns } from '#domain/shared/dark-runs.ts'

const squares = fc
  .integer({ min: 0, max: 12 })
  .chain((size) =>
    fc.array(fc.array(fc.boolean(), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
  )

test('runs paint each dark module once and no light one, and no two of them touch in a row', () => {
  fc.assert(
    fc.property(squares, (square) => {
      const modules = { size: square.length, get: (row: number, column: number) => (square[row]?.[column] ? 1 : 0) }
      const runs = darkRuns(modules)

      const painted = square.map((row) => row.map(() => 0))
      for (const { row, from, length } of runs)
        for (let column = from; column < from + length; column++) painted[row]![column]! += 1

      expect(painted).toEqual(square.map((row) => row.map(Number)))
      expect(
        runs.every((run) => !runs.some(({ row, from }) => row === run.row && from === run.from + run.length)),
      ).toBe(true)
    }),
  )
})
