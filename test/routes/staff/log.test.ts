import { describe, expect, test } from 'vitest'
import { officeDay } from '#domain/documents/office-day.ts'
import { addDays } from '#domain/shared/time.ts'
import { open, send, startPortal } from '../../support/portal.ts'

const { admin, clock, signIn } = await startPortal()
/** Agreements that the portal itself has published. */
const BEFORE = Number((await admin('staff_log').count({ n: '*' }))[0]?.['n'])
const boss = await signIn('admin')
const sales = await signIn('sales')
const LOG = '/staff/log'
const FILE = '/staff/accounts/harbour-bakery'
await send(sales, `${FILE}/suspension`, `${FILE}/suspension`, { reason: '=Factures; impayées' })
await sales.get(LOG)

const actionsOn = async (query = '') => {
  const $ = await open(boss, LOG + query)
  return $('tbody .lead-cell')
    .toArray()
    .map((cell) => $(cell).contents().first().text())
}

describe('the log of the staff', () => {
  test('tells sign-ins, acts with their reason and refused pages, the newest first', async () => {
    expect((await actionsOn()).slice(0, 4)).toEqual(['Refused page or act', 'Account suspended', 'Sign-in', 'Sign-in'])
    const $ = await open(boss, LOG)
    expect($('tbody').text()).toContain('=Factures; impayées')
    expect($(`a[href="${FILE}"]`)).toHaveLength(1)
  })

  test('is filtered by kind, person and period', async () => {
    const { id } = await admin('staff').where('login', 'admin').first('id')
    const tomorrow = officeDay('FR', addDays(clock.now(), 1))

    expect(await actionsOn('?action=account.suspended')).toEqual(['Account suspended'])
    expect(await actionsOn(`?who=${id}`)).toEqual(['Sign-in'])
    expect(await actionsOn(`?from=${tomorrow}`)).toEqual([])
    expect(await actionsOn(`?until=${tomorrow}`)).toHaveLength(BEFORE + 4)
    expect(await actionsOn('?who=nobody&action=nothing&from=never')).toHaveLength(BEFORE + 4)
  })

  test('goes on over pages, and back', async () => {
    const row = await admin('staff_log').first()
    await admin('staff_log').insert(
      Array.from({ length: 120 }, (_, n) => ({
        ...row,
        id: `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`,
        at: addDays(clock.now(), -1 - n),
        details: '{}',
      })),
    )

    let address: string | undefined = LOG
    let lines = 0
    while (address) {
      const $ = await open(boss, address)
      lines += $('tbody tr').length
      address = $('.pager a[rel=next]').attr('href')
    }

    expect(lines).toBe(BEFORE + 124)
  })

  test('leaves as CSV, with no line that a spreadsheet would reckon', async () => {
    const { text, headers } = await boss.get(`${LOG}/export?action=account.suspended`)

    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    const [, line] = text.split('\r\n')
    expect(line).toContain('harbour-bakery')
    expect(line).toMatch(/"'=Factures; impayées"|'=Factures; impayées/)
  })

  test('is for administrators alone', async () => {
    expect((await sales.get(LOG)).status).toBe(403)
    expect((await sales.get(`${LOG}/export`)).status).toBe(403)
  })
})
