import { describe, expect, test } from 'vitest'
import { caseChecklist } from '#presenters/staff/case-checklist.ts'
import { aCase, anAudit, caseFacts, OV_ITEMS } from './sample-case.ts'

const checklistWith = (audit: ReturnType<typeof anAudit> | null) => caseChecklist(caseFacts(aCase({ audit })))

describe('the checklist of a case', () => {
  test('says who ticked what, and leaves the rest open', () => {
    const items = checklistWith(anAudit(2))?.items ?? []

    expect(items.map(({ value }) => value)).toEqual(OV_ITEMS)
    expect(items.map(({ checked }) => checked)).toEqual([true, true, false, false, false, false])
    expect(items[0]?.by).toMatch(/^Tomás Ferreira, 22 Nov 2026/)
    expect(items[2]?.by).toBeNull()
  })

  test('can be completed once all of it is done', () => {
    expect(checklistWith(anAudit(5))?.completion).toMatchObject({ action: null })
    expect(checklistWith(anAudit(6))?.completion).toMatchObject({ action: '/staff/cases/CH100123/completion' })
  })

  test('can not be completed while the order is suspended', () => {
    expect(checklistWith(anAudit(6, { state: 'suspended' }))?.completion).toMatchObject({ action: null })
  })

  test('is only read once the audit is over', () => {
    expect(checklistWith(anAudit(6, { state: 'completed' }))).toMatchObject({ isOpen: false, completion: null })
  })

  test('is not there where an earlier audit is reused, in which everything was ticked', () => {
    expect(checklistWith(anAudit(0, { state: 'completed' }))).toBeNull()
  })

  test('is not there where machines prove everything', () => {
    expect(checklistWith(null)).toBeNull()
    expect(checklistWith(anAudit(0, { level: 'dv' }))).toBeNull()
  })
})
