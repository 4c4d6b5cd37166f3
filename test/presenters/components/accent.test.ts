import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentStylesheet, contrast, readColour } from '#presenters/components/accent.ts'

const propertyOf = (accent: string) => {
  const stylesheet = accentStylesheet(accent)
  return (name: string) => readColour(new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(stylesheet)?.[1] ?? '')
}
const WHITE = readColour('#ffffff')
const colours = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map((channels) => `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`)

test('the accent itself is what the operator chose', () => {
  expect(accentStylesheet('#8e1b2f')).toContain('--seal: #8e1b2f;')
})

test('whatever the accent, text on it and text in it can be read, on light and on dark sheets', () => {
  fc.assert(
    fc.property(colours, (accent) => {
      const property = propertyOf(accent)

      expect(contrast(property('seal'), property('seal-ink'))).toBeGreaterThanOrEqual(4.5)
      expect(contrast(property('seal-on-light'), readColour('#eceae4'))).toBeGreaterThanOrEqual(4.5)
      expect(contrast(property('seal-on-dark'), readColour('#232c3d'))).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

test('contrast is that of WCAG: 21 for black on white, 1 for a colour on itself, the same both ways', () => {
  expect(contrast(readColour('#000000'), WHITE)).toBeCloseTo(21)
  expect(contrast(WHITE, WHITE)).toBe(1)
  expect(contrast(WHITE, readColour('#767676'))).toBeCloseTo(4.54, 2)
  expect(contrast(readColour('#767676'), WHITE)).toBeCloseTo(4.54, 2)
})

test.each(['red', '#abc', '8e1b2f', '#8e1b2f;}'])('«%s» is refused', (accent) => {
  expect(() => accentStylesheet(accent)).toThrow('is not a colour')
})
