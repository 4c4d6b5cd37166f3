import type { Tone } from './tone.ts'

/** How far one is on the way to a goal, with a mark where one would be at an even pace. */
export interface GoalBar {
  /** 0 to 100. */
  readonly percent: number
  /** Where the mark stands, 0 to 100; null where there is no pace to keep. */
  readonly mark: number | null
  readonly tone: Tone
  /** What is reached, in large letters. */
  readonly figure: string
  readonly text: string
  /** What the mark means. */
  readonly markText: string | null
}

export function goalBar(draft: Pick<GoalBar, 'percent' | 'tone' | 'figure' | 'text'> & Partial<GoalBar>): GoalBar {
  const within = (share: number) => Math.min(100, Math.max(0, share))
  const mark = draft.mark ?? null
  return {
    ...draft,
    percent: within(draft.percent),
    mark: mark === null ? null : within(mark),
    markText: draft.markText ?? null,
  }
}
