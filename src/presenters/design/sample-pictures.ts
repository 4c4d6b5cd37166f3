import { bar } from '../components/bar.ts'
import { chart } from '../components/chart.ts'
import { formatsFor } from '../components/formats.ts'
import { goalBar } from '../components/goal-bar.ts'
import type { Tone } from '../components/tone.ts'
import type { Sampling } from './sampling.ts'

const THIS_YEAR = [12, 9, 14, 22, 18, 11, 7, 5, 16, 24, 19, 0] as const
const LAST_YEAR = [8, 7, 12, 15, 16, 9, 6, 4, 13, 17, 15, 10] as const
const CHECKS: readonly Tone[] = Array.from({ length: 40 }, (_, index) =>
  index === 23 ? 'stop' : index > 23 && index < 27 ? 'act' : index < 4 ? 'quiet' : 'done',
)

/** What people would rather look at than read. */
export function samplePictures({ t, language }: Sampling) {
  const { number, rate } = formatsFor(language)
  const month = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
  const figure = (value: number) => ({ value, text: number(value) })
  return {
    bars: [
      bar(30, 200, 'done', t('shell.validity.left', { count: 170 })),
      bar(180, 200, 'act', t('shell.validity.left', { count: 20 })),
      bar(1, 1, 'stop', t('shell.validity.over')),
      bar(62, 100, 'work', t('design.pictures.objective', { done: 62, goal: 100 })),
    ],
    goal: goalBar({
      percent: 62,
      mark: 54,
      tone: 'work',
      figure: number(62),
      text: t('contract.objective.of', { target: number(100), percent: rate(6200) }),
      markText: t('design.pictures.pace'),
    }),
    chart: chart({
      title: t('design.pictures.chart'),
      labelHeading: t('design.pictures.month'),
      series: [
        { key: 'b', label: '2025' },
        { key: 'a', label: '2026' },
      ],
      columns: THIS_YEAR.map((value, index) => ({
        label: month.format(new Date(Date.UTC(2026, index, 1))),
        values: [figure(LAST_YEAR[index] ?? 0), figure(value)],
      })),
      say: number,
    }),
    strip: {
      label: t('design.pictures.strip'),
      marks: CHECKS.map((tone) => ({ tone, text: t(`shell.tones.${tone}`) })),
    },
    chain: [
      { name: 'www.harbour-bakery.example', note: t('design.pictures.leaf'), tone: 'done' },
      { name: 'Chancery OV Issuing CA 2', note: t('design.pictures.intermediate'), tone: 'done' },
      { name: 'Chancery Root R1', note: t('design.pictures.root'), tone: 'quiet' },
    ],
    tabs: {
      label: t('design.pictures.tabs'),
      links: [
        { label: t('design.pictures.tab_one'), href: '#pictures', current: true },
        { label: t('design.pictures.tab_two'), href: '#pictures', current: false },
        { label: t('design.pictures.tab_three'), href: '#pictures', current: false },
      ],
    },
  }
}
