import { describe, expect, test } from 'vitest'
import { ORDER_EVENT_KINDS } from '#domain/orders/event-kinds.ts'
import { LANGUAGES } from '#domain/shared/language.ts'
import { translator } from '#platform/i18n.ts'
import { timeline } from '#presenters/orders/timeline.ts'
import { anEvent } from './sample-file.ts'

const one = (event: ReturnType<typeof anEvent>) => timeline([event], 'en', translator('en'))[0]

describe('the timeline', () => {
  test.each(ORDER_EVENT_KINDS)('has a sentence for %s in every language, with and without details', (kind) => {
    const details = {
      reason: 'because',
      domain: 'harbour.example',
      method: 'email',
      number: 'FRI1',
      name: 'x',
      done: 2,
    }

    for (const language of LANGUAGES) {
      const told = timeline([anEvent(kind), anEvent(kind, { details })], language, translator(language))

      expect(told.every(({ text }) => text.length > 5)).toBe(true)
    }
  })

  test('names people, and nobody for what the portal did by itself', () => {
    expect(one(anEvent('placed'))?.actor).toBe('Claire Martin')
    expect(one(anEvent('paid', { actorKind: 'system', actorName: 'Chancery' }))?.actor).toBeNull()
    expect(one(anEvent('paid', { actorKind: 'visitor', actorName: 'sandbox' }))?.actor).toBeNull()
    expect(one(anEvent('domain_validated', { actorKind: 'visitor', actorName: 'admin@harbour.example' }))?.actor).toBe(
      'admin@harbour.example',
    )
  })

  test('tells the reason where there is one', () => {
    expect(one(anEvent('cancelled', { details: { reason: 'ordered twice' } }))?.text).toBe(
      'Order cancelled. Reason: ordered twice',
    )
    expect(one(anEvent('cancelled'))?.text).toBe('Order cancelled')
  })
})
