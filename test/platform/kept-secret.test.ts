import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createWhole } from '#platform/create-whole.ts'
import { keptSecret } from '#platform/kept-secret.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-secret-'))

afterAll(() => {
  rmSync(folder, { recursive: true })
})

test('a secret is made once, for its owner’s eyes, and differs from every other', () => {
  const first = keptSecret(join(folder, 'first'))

  expect(Buffer.from(first, 'base64url')).toHaveLength(32)
  expect(keptSecret(join(folder, 'first'))).toBe(first)
  expect(keptSecret(join(folder, 'second'))).not.toBe(first)
  expect(statSync(join(folder, 'first')).mode & 0o077).toBe(0)
})

test('a file is created by the first who tries, and no draft is left behind', () => {
  const made = [createWhole(join(folder, 'race'), 'one'), createWhole(join(folder, 'race'), 'two')]

  expect(made).toEqual([true, false])
  expect(readdirSync(folder).filter((name) => name.startsWith('race'))).toEqual(['race'])
})
