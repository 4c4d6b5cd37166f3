/**
 * What a state means to the customer. A tone is never shown by colour alone: pills, alerts and bars draw a sign for it
 * and stand beside a word.
 * `done` nothing to do · `act` waits for the customer · `work` we or the CA are at it · `stop` something is wrong ·
 * `quiet` over, or not begun.
 */
export const TONES = ['done', 'act', 'work', 'stop', 'quiet'] as const
export type Tone = (typeof TONES)[number]
