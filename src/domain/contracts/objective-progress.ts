import { daysBetween, type Contract, type Objective } from './contract.ts'

export const PACES = ['reached', 'on_track', 'behind', 'missed'] as const
export type Pace = (typeof PACES)[number]

/** Where an account stands on the way to its purchase objective. */
export interface ObjectiveProgress {
  readonly reached: bigint
  readonly target: bigint
  /** What is missing; zero once it is reached. */
  readonly missing: bigint
  /** Hundredths of the target, at most 100. */
  readonly percent: number
  /** Hundredths of the contract's time that are over: where an even pace would be. */
  readonly timePercent: number
  readonly pace: Pace
}

export function objectiveProgress(
  { target }: Objective,
  reached: bigint,
  { startsOn, endsOn }: Pick<Contract, 'startsOn' | 'endsOn'>,
  today: string,
): ObjectiveProgress {
  const [length, gone] = [daysBetween(startsOn, endsOn) + 1, daysBetween(startsOn, today)]
  const missing = reached < target ? target - reached : 0n
  // Rounded down: a hundred means that nothing is missing.
  const percent = missing === 0n ? 100 : Number((reached * 100n) / target)
  const timePercent = Math.min(100, Math.max(0, Math.floor((gone * 100) / length)))
  return { reached, target, missing, percent, timePercent, pace: paceOf(percent, timePercent) }
}

function paceOf(percent: number, timePercent: number): Pace {
  if (percent === 100) return 'reached'
  if (timePercent === 100) return 'missed'
  return percent >= timePercent ? 'on_track' : 'behind'
}
