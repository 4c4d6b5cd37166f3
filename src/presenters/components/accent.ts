/**
 * The operator's one accent colour as a stylesheet. Whatever colour is chosen, text in it and text on it stay readable
 * (WCAG 2.2, 1.4.3): shades for the light and the dark sheet are moved towards black or white until they are.
 */
export function accentStylesheet(accent: string): string {
  const fill = readColour(accent)
  const onFill = contrast(fill, WHITE) >= READABLE ? WHITE : BLACK
  const properties = {
    '--seal': fill,
    '--seal-ink': onFill,
    '--seal-pressed': mix(fill, onFill === WHITE ? BLACK : WHITE, 0.18),
    '--seal-on-light': readableOn(LIGHT_SHEET, fill, BLACK),
    '--seal-on-dark': readableOn(DARK_SHEET, fill, WHITE),
  }
  const lines = Object.entries(properties).map(([name, colour]) => `  ${name}: ${writeColour(colour)};`)
  return `:root {\n${lines.join('\n')}\n}\n`
}

type Colour = readonly [red: number, green: number, blue: number]

const WHITE: Colour = [255, 255, 255]
const BLACK: Colour = [0, 0, 0]
/** The darkest light and the lightest dark background of public/css/tokens.css that accent text stands on. */
const LIGHT_SHEET: Colour = [236, 234, 228]
const DARK_SHEET: Colour = [35, 44, 61]
const READABLE = 4.5

function readableOn(sheet: Colour, colour: Colour, towards: Colour): Colour {
  for (let share = 0; share < 1; share += 0.05) {
    const shade = mix(colour, towards, share)
    if (contrast(shade, sheet) >= READABLE) return shade
  }
  return towards
}

/** Contrast ratio of two colours (WCAG 2.2), 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance([red, green, blue]: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function linear(channel: number): number {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

function mix([r1, g1, b1]: Colour, [r2, g2, b2]: Colour, share: number): Colour {
  const between = (from: number, to: number) => Math.round(from + (to - from) * share)
  return [between(r1, r2), between(g1, g2), between(b1, b2)]
}

/** Reads `#rrggbb`. */
export function readColour(hex: string): Colour {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)
  if (!digits) throw new Error(`${hex} is not a colour like #8e1b2f`)
  return [parseInt(digits[1]!, 16), parseInt(digits[2]!, 16), parseInt(digits[3]!, 16)]
}

const writeColour = (colour: Colour) => `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
