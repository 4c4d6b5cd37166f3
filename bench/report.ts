import type { Round } from './measure.ts'
import { median, quantile } from './statistics.ts'

/** Prints lines of cells as a table: the first column to the left, the others to the right. */
export function printTable(head: readonly string[], lines: readonly (readonly string[])[]): void {
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]!.length)))
  for (const line of [head, ...lines]) {
    const cells = line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
    console.log(`  ${cells.join('   ')}`)
  }
}

/** A line of the table of pages: medians over the rounds, and ratios to the limits of the same round. */
export function lineOf(
  name: string,
  rounds: readonly Round[],
  limits: readonly (readonly Round[])[],
): readonly string[] {
  const each = (value: (round: Round) => number) => rounds.map(value)
  const perSecond = each(({ perSecond }) => perSecond)
  return [
    name,
    `${whole(median(perSecond))} (${whole(Math.min(...perSecond))}–${whole(Math.max(...perSecond))})`,
    ...limits.map((limit) =>
      median(rounds.map((round, index) => round.perSecond / limit[index]!.perSecond)).toFixed(2),
    ),
    median(each(({ cpuMs }) => cpuMs)).toFixed(2),
    whole(median(each(({ p50 }) => p50))),
    whole(median(each(({ p99 }) => p99))),
    (median(each(({ bytes }) => bytes)) / 1000).toFixed(1),
  ]
}

export const PAGE_HEAD = ['page', 'req/s (min–max)', '÷ L1', '÷ L2', 'CPU ms', 'p50 ms', 'p99 ms', 'kB sent']

/** Median and 95th percentile of times in milliseconds. */
export function timesOf(times: readonly number[]): readonly [string, string] {
  return [median(times).toFixed(1), quantile(times, 0.95).toFixed(1)]
}

const whole = (value: number) => Math.round(value).toLocaleString('en')
