import { test } from 'vitest'
import { startSweep } from '../support/sweep.ts'
import { openPages, findForms, isPage } from '../support/forms.ts'
const sweep = await startSweep()
test('t', async () => {
  const t = Date.now()
  const pages = await openPages(sweep)
  console.log(pages.length, Date.now() - t)
  for (const p of pages)
    console.log('PAGE', p.answer.status, isPage(p), p.login, p.address, p.answer.location ?? '', p.answer.text.length)
  for (const f of findForms(sweep, pages))
    console.log('FORM', f.route.name, f.action, JSON.stringify(f.fields).slice(0, 200))
  const covered = new Set(findForms(sweep, pages).map((f) => f.route.name))
  for (const r of sweep.routes) if (r.method === 'post' && !covered.has(r.name)) console.log('NOFORM', r.name)
})
