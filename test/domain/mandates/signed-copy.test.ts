import { describe, expect, test } from 'vitest'
import { copyName, readCopyKind } from '#domain/mandates/signed-copy.ts'

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0])

describe('a file is told by its first bytes', () => {
  test.each([
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
    ['a PNG', PNG, 'image/png'],
    ['a JPEG', JPEG, 'image/jpeg'],
    ['a page', Buffer.from('<!doctype html><script>'), null],
    ['a page with a PDF inside', Buffer.from('<b>%PDF-1.7'), null],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'), null],
    ['half a PNG', PNG.subarray(0, 7), null],
    ['nothing', Buffer.alloc(0), null],
  ])('%s', (_, bytes, kind) => {
    expect(readCopyKind(bytes)).toBe(kind)
  })
})

test('the copy has a name of ours, by its reference and kind', () => {
  expect(copyName('FR-SDD-001001', { mediaType: 'image/jpeg' })).toBe('FR-SDD-001001-signed.jpg')
})
