import { describe, expect, test } from 'vitest'
import { officeDay } from '#domain/documents/office-day.ts'
import { anOrder } from '../../support/builders.ts'
import { open, startPortal } from '../../support/portal.ts'

const { clock, portal, scopeOf, story, signIn } = await startPortal()
const at = (moment: string) => {
  clock.set(new Date(moment))
}
at('2026-11-10T10:00:00Z')
const first = await story('harbour.super').order({ ...anOrder(), daysAgo: 13 })
const second = await story('harbour.super').order({ ...anOrder(), daysAgo: 3 })
await story('fjord.super').order(anOrder())

const browser = await signIn('harbour.super')
const reader = await signIn('harbour.reader')

const lines = async (query = '') => {
  const $ = await open(browser, `/administration/logs${query}`)
  return $('tbody tr')
    .map((_, row) => $(row).find('td').eq(2).text().trim() + ' ' + $(row).find('td').eq(3).text().trim())
    .get()
}

describe('the log of an account', () => {
  test('tells who did what, the newest first, with a way to it, and nothing of others', async () => {
    await reader.get('/operations/new-order').expect(403)

    const $ = await open(browser, '/administration/logs')

    expect((await lines()).filter((line) => /^(Commande|Page)/.test(line))).toEqual([
      expect.stringMatching(/^Page ouverte sans en avoir le droit/),
      `Commande passée ${second}`,
      `Commande passée ${first}`,
    ])
    expect($(`a[href="/orders/${first}"]`)).toHaveLength(1)
    expect($('tbody tr:contains("sans en avoir le droit")').text()).toContain('Refusé')
  })

  test('is filtered by kind, by user and by period, day for day', async () => {
    expect(await lines('?action=order.placed')).toEqual([`Commande passée ${second}`, `Commande passée ${first}`])
    for (const kind of ['staff', 'api', 'visitor']) expect(await lines(`?actor=${kind}`)).toEqual([])
    const newest = await open(browser, '/administration/logs?action=order.placed')
    const day = officeDay('FR', new Date(newest('tbody time').attr('datetime') ?? ''))
    expect(await lines(`?action=order.placed&from=${day}&until=${day}`)).toEqual([`Commande passée ${second}`])
    const $ = await open(browser, '/administration/logs')
    const owner = $('select[name=actor] option:contains("Margaux Lehoux")').attr('value') ?? ''
    expect(await lines(`?actor=${owner}&action=access.denied`)).toEqual([])
  })

  test.each(['?from=yesterday', '?from=2026-02-31', '?action=order.stolen', '?actor=somebody', '?after=x~y'])(
    'shows everything when the address asks %s',
    async (query) => {
      expect(await lines(query)).toEqual(await lines())
    },
  )

  test('is exported with the same filters', async () => {
    const { text, headers } = await browser.get('/administration/logs/export?action=order.placed').expect(200)

    expect(headers['content-disposition']).toBe('attachment; filename=log.csv')
    expect(text.split('\r\n').filter(Boolean)).toHaveLength(3)
    expect(text).toContain(`Commande passée,${second}`)
  })

  test('is nothing for users without the administrative right', async () => {
    await reader.get('/administration/logs').expect(403)
    await reader.get('/administration/logs/export').expect(403)
  })
})

test('the log of an account tells programs from people', async () => {
  const program = { kind: 'api', id: '01a20000-0000-7000-8000-000000000001', name: 'Monitor', address: null } as const
  await portal.services.access.recordDenied({ ...scopeOf('harbour.super'), actor: program }, '/api/v1/orders')

  expect(await lines('?actor=api')).toEqual(['Page ouverte sans en avoir le droit /api/v1/orders'])
})
