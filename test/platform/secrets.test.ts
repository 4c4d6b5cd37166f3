import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SealBroken, Secrets } from '#platform/secrets.ts'

const newKey = (): string => randomBytes(32).toString('base64')
const KEY = newKey()
const secrets = new Secrets([KEY])

describe('secrets at rest', () => {
  test('open to what was sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (bytes, context) => {
        const plaintext = Buffer.from(bytes)

        expect(secrets.open(secrets.seal(plaintext, context), context)).toEqual(plaintext)
      }),
    )
  })

  test('never look the same twice', () => {
    const plaintext = Buffer.from('the same')

    expect(secrets.seal(plaintext, 'a')).not.toBe(secrets.seal(plaintext, 'a'))
  })

  test('do not open in another context', () => {
    const sealed = secrets.seal(Buffer.from('key of dv'), 'authority dv')

    expect(() => secrets.open(sealed, 'authority ev')).toThrow(SealBroken)
  })

  test('do not open when any character was changed', () => {
    const sealed = secrets.seal(Buffer.from('whole'), 'a')
    const last = sealed.lastIndexOf('.') + 1
    const changed = `${sealed.slice(0, last)}${sealed[last] === 'A' ? 'B' : 'A'}${sealed.slice(last + 1)}`

    expect(() => secrets.open(changed, 'a')).toThrow(SealBroken)
  })

  test.each(['', 'v1', 'v1.00000000.AAAA.AAAA', 'hello world'])('refuse %j', (text) => {
    expect(() => secrets.open(text, 'a')).toThrow(SealBroken)
  })

  test('refuse a nonce or a tag that was cut short', () => {
    const [version, id, nonce = '', text = ''] = secrets.seal(Buffer.from(''), 'a').split('.')

    expect(() => secrets.open([version, id, nonce.slice(0, 8), text].join('.'), 'a')).toThrow('not a sealed text')
    expect(() => secrets.open([version, id, nonce, text.slice(0, 8)].join('.'), 'a')).toThrow('not a sealed text')
  })

  test('outlive a change of the master key', () => {
    const sealed = secrets.seal(Buffer.from('old'), 'a')
    const renewed = new Secrets([newKey(), KEY])

    expect(renewed.open(sealed, 'a').toString()).toBe('old')
    expect(() => secrets.open(renewed.seal(Buffer.from('new'), 'a'), 'a')).toThrow(SealBroken)
  })

  test('derive a key for each purpose, the same every time', () => {
    expect(secrets.deriveKey('sessions')).toHaveLength(32)
    expect(secrets.deriveKey('sessions')).toEqual(new Secrets([KEY, newKey()]).deriveKey('sessions'))
    expect(secrets.deriveKey('sessions')).not.toEqual(secrets.deriveKey('forms'))
    expect(() => secrets.deriveKey('seal')).toThrow('kept for sealing')
  })

  test.each([[[]], [['']], [['c2hvcnQ=']]])('need whole master keys, not %j', (keys) => {
    expect(() => new Secrets(keys)).toThrow('master key')
  })
})
