import { expect, test } from 'vitest'
import { counterStepsBack } from '#domain/access/passkey.ts'

test.each([
  ['goes forward', 3, 4, false],
  ['stands still', 3, 3, true],
  ['goes back', 3, 2, true],
  ['falls to zero', 3, 0, true],
  ['begins to count', 0, 1, false],
  ['never counts', 0, 0, false],
])('a counter that %s', (_how, kept, told, stepsBack) => {
  expect(counterStepsBack(kept, told)).toBe(stepsBack)
})
