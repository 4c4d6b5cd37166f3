import { describe, expect, test } from 'vitest'
import { VALIDATION_LEVELS } from '#domain/catalogue/product.ts'
import { auditLevel, CHECKLIST_ITEMS, checklistOf, openItems } from '#domain/validation/checklist.ts'

describe('the checklist of an audit', () => {
  test('of EV holds all of OV and more', () => {
    expect(checklistOf('ev')).toEqual(expect.arrayContaining([...checklistOf('ov')]))
    expect(new Set(checklistOf('ev'))).toEqual(new Set(CHECKLIST_ITEMS))
    expect(checklistOf('ov').length).toBeLessThan(checklistOf('ev').length)
  })

  test('is open until each item is ticked', () => {
    const [first, ...others] = checklistOf('ov')

    expect(openItems('ov', [])).toEqual(checklistOf('ov'))
    expect(openItems('ov', others)).toEqual([first])
    expect(openItems('ov', checklistOf('ov'))).toEqual([])
    expect(openItems('ev', checklistOf('ov'))).not.toEqual([])
  })

  test('is for the levels that people audit', () => {
    expect(VALIDATION_LEVELS.filter((level) => auditLevel(level) !== null)).toEqual(['ov', 'ev'])
  })
})
