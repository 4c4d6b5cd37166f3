/** One measured thing, e.g. a year; `key` chooses its shade (`a` to `d`), the same on every chart. */
export interface Series {
  readonly key: 'a' | 'b' | 'c' | 'd'
  readonly label: string
}

export interface Column {
  readonly label: string
  /** One a series, with its words; never negative. */
  readonly values: readonly { readonly value: number; readonly text: string }[]
}

/** A column chart, drawn on the server, with the same figures as a table for who would rather read. */
export interface Chart {
  readonly title: string
  readonly labelHeading: string
  readonly series: readonly Series[]
  readonly topText: string
  readonly columns: readonly {
    readonly label: string
    readonly bars: readonly ChartBar[]
  }[]
}

/** In hundredths of the chart's height, `top` counted from above. */
interface ChartBar {
  readonly key: Series['key']
  readonly series: string
  readonly top: number
  readonly height: number
  readonly text: string
}

/** Scales columns to a hundred, the highest round value above them being the top. */
export function chart(source: {
  readonly title: string
  readonly labelHeading: string
  readonly series: readonly Series[]
  readonly columns: readonly Column[]
  readonly say: (value: number) => string
}): Chart {
  const top = roundAbove(Math.max(...source.columns.flatMap(({ values }) => values.map(({ value }) => value)), 1))
  return {
    title: source.title,
    labelHeading: source.labelHeading,
    series: source.series,
    topText: source.say(top),
    columns: source.columns.map(({ label, values }) => ({
      label,
      bars: source.series.map(({ key, label: series }, index) => {
        const { value, text } = values[index] ?? { value: 0, text: '' }
        const height = Math.round((value / top) * 1000) / 10
        return { key, series, top: 100 - height, height, text }
      }),
    })),
  }
}

/** The next round number above: 1, 2, 3, 4, 5, 6, 8, 10, 20, 30 … */
export function roundAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 3, 4, 5, 6, 8].find((step) => step * power >= value) ?? 10) * power
}
