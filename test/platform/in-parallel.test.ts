import { expect, test } from 'vitest'
import { inParallel } from '#platform/in-parallel.ts'

test('what is done in parallel keeps its order and never exceeds its number', async () => {
  let running = 0
  let most = 0
  const act = async (number: number) => {
    most = Math.max(most, (running += 1))
    await new Promise((resolve) => setTimeout(resolve, (7 - number) % 5))
    running -= 1
    return number * 2
  }

  const results = await inParallel([1, 2, 3, 4, 5, 6, 7], 3, act)

  expect(results).toEqual([2, 4, 6, 8, 10, 12, 14])
  expect(most).toBe(3)
})

test('nothing to do is done at once', async () => {
  expect(await inParallel([], 3, () => Promise.resolve(1))).toEqual([])
})
