import type { Link } from './link.ts'
import type { Tone } from './tone.ts'

/** A message above or within a page; `urgent` is read out at once by screen readers. */
export interface Alert {
  readonly tone: Tone
  readonly title: string | null
  readonly text: string
  readonly link: Link | null
  readonly urgent: boolean
}

export function alert(tone: Tone, text: string, more: Partial<Omit<Alert, 'tone' | 'text'>> = {}): Alert {
  return { tone, text, title: null, link: null, urgent: tone === 'stop', ...more }
}
