import type { ZoneFault } from '#domain/network/zone-text.ts'
import type { Translate } from '#platform/i18n.ts'
import { errorSummary, field } from '../components/field.ts'
import { pageHead } from '../components/page-head.ts'

export interface DemoZoneFacts {
  readonly text: string
  readonly faults: readonly ZoneFault[]
  readonly t: Translate
}

/** What views/staff/demo-zone.ejs is given. */
export function demoZonePage({ text, faults, t }: DemoZoneFacts) {
  const sentences = faults.map(({ line, text: wrong, code }) =>
    t(`menu.demo_zone.faults.${code}`, { line: String(line), text: wrong }),
  )
  const zone = field({
    name: 'zone',
    kind: 'textarea',
    label: t('menu.demo_zone.zone'),
    hint: t('menu.demo_zone.hint'),
    error: sentences.length > 0 ? sentences.join(' ') : null,
    value: text,
    rows: 14,
    mono: true,
    maxlength: 20_000,
  })
  return {
    title: t('menu.demo_zone.title'),
    head: pageHead({ lead: t('menu.demo_zone.lead') }),
    errors: errorSummary([zone]),
    zone,
    submit: t('menu.demo_zone.submit'),
  }
}
