import { DAY } from '#domain/shared/time.ts'
import type { Translate } from '#platform/i18n.ts'
import type { Tone } from './tone.ts'

/** A share of something, drawn as a filled bar beside its words. */
export interface Bar {
  /** 0 to 100. */
  readonly percent: number
  readonly tone: Tone
  readonly text: string
}

export function bar(part: number, whole: number, tone: Tone, text: string): Bar {
  const percent = whole > 0 ? Math.round((part / whole) * 100) : 0
  return { percent: Math.min(100, Math.max(0, percent)), tone, text }
}

/**
 * How much of a validity is used up. It asks for attention in the last third, whatever the length: a fixed number of
 * days would cry for all of a 47-day certificate's life.
 */
export function validityBar(from: Date, to: Date, now: Date, t: Translate): Bar {
  const [life, used] = [to.getTime() - from.getTime(), now.getTime() - from.getTime()]
  const count = Math.floor((to.getTime() - now.getTime()) / DAY)
  if (used < 0) return bar(0, life, 'quiet', t('shell.validity.not_begun'))
  if (used >= life) return bar(1, 1, 'stop', t('shell.validity.over'))
  if (count === 0) return bar(used, life, 'act', t('shell.validity.last_day'))
  return bar(used, life, used * 3 >= life * 2 ? 'act' : 'done', t('shell.validity.left', { count }))
}
