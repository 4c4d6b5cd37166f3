/** How often both ways are measured. */
export const PAIRS = 60
/** Beyond it a difference by chance is one of sixteen thousand runs. */
export const NEVER_BY_CHANCE = 4

/** What two ways of answering cost, measured in pairs. */
export interface TimingReport {
  readonly pairs: number
  /** Milliseconds. */
  readonly medians: readonly [first: number, second: number]
  readonly medianDifference: number
  /** Wilcoxon's signed-rank statistic, normally distributed when both cost the same. */
  readonly z: number
}

/** Measures both alternately, the first one first every other time, so that whatever else the machine does hits both. */
export async function measurePairs(
  pairs: number,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
  between: () => Promise<unknown>,
): Promise<readonly (readonly [number, number])[]> {
  const measured: (readonly [number, number])[] = []
  const timed = async (act: () => Promise<unknown>) => {
    await between()
    const began = performance.now()
    await act()
    return performance.now() - began
  }
  for (let pair = 0; pair < pairs; pair++) {
    if (pair % 2 === 0) {
      const a = await timed(first)
      measured.push([a, await timed(second)])
    } else {
      const b = await timed(second)
      measured.push([await timed(first), b])
    }
  }
  return measured
}

/** Whether one of two ways is slower, whatever the shape of the noise (Wilcoxon 1945, normal approximation). */
export function compareTimes(measured: readonly (readonly [number, number])[]): TimingReport {
  const differences = measured.map(([a, b]) => a - b).filter((difference) => difference !== 0)
  const ranked = differences.toSorted((a, b) => Math.abs(a) - Math.abs(b))
  const sum = ranked.reduce((total, difference, index) => total + Math.sign(difference) * (index + 1), 0)
  const n = ranked.length
  const deviation = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 6)
  return {
    pairs: measured.length,
    medians: [median(measured.map(([a]) => a)), median(measured.map(([, b]) => b))],
    medianDifference: median(measured.map(([a, b]) => a - b)),
    z: sum / deviation,
  }
}

export const inWords = ({ pairs, medians, medianDifference, z }: TimingReport): string =>
  `${pairs} pairs, medians ${medians.map((ms) => ms.toFixed(2)).join(' and ')} ms, difference ${medianDifference.toFixed(3)} ms, z ${z.toFixed(2)}`

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
