import axe from 'axe-core'
import type { Page } from 'playwright-core'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** For windows that are judged again and again: it is in every page from its start, without being sent for each. */
export const JUDGE = axe.source

/** What keeps somebody out of a page, or of one part of it, with everything unfolded, by all rules or `only` these; in words. */
export async function barriersOn(page: Page, part = 'html', only?: readonly string[]): Promise<string[]> {
  await page.evaluate(`for (const folded of document.querySelectorAll('main details')) folded.open = true`)
  for (const frame of page.frames()) if (await frame.evaluate('!window.axe')) await frame.evaluate(JUDGE)
  const runOnly = only ? { type: 'rule', values: only } : { type: 'tag', values: RULES }
  // Only what is wrong is told.
  const asked = JSON.stringify({ runOnly, resultTypes: ['violations'] })
  return page.evaluate(`axe.run({ include: [${JSON.stringify(part)}] }, ${asked}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = '' }) => id + ': ' + html + ' ' + failureSummary)))`)
}

/** What sticks out of the page at this width, so that it has to be moved sideways, and buttons without room; in HTML. */
export async function overhangsAt(page: Page, width: number): Promise<string[]> {
  const height = page.viewportSize()?.height ?? 0
  await page.setViewportSize({ width, height })
  return page.evaluate(`(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement
    const squeezed = [...document.querySelectorAll('.btn')].filter((button) => button.offsetHeight > 2 * button.offsetWidth)
    if (squeezed.length > 0) return ['a button without room at ${width} pixels', ...squeezed.map(({ outerHTML }) => outerHTML.slice(0, 200))]
    if (scrollWidth <= clientWidth) return []
    const endOf = (element, { left, width } = element.getBoundingClientRect()) => left + Math.max(width, element.scrollWidth)
    const wide = [...document.querySelectorAll('body *')].filter((element) => endOf(element) > clientWidth)
    const inmost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)))
    return ['wider than ${width} pixels', ...inmost.map(({ outerHTML }) => outerHTML.slice(0, 200))]
  })()`)
}
