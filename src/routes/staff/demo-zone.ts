import { z } from 'zod'
import { typed } from '#http/form.ts'
import type { Section } from '#http/section.ts'
import { show } from '#http/views.ts'
import type { StaffVisit } from '#http/visit.ts'
import { demoZonePage } from '#presenters/staff/demo-zone-page.ts'
import type { Services } from '#services/index.ts'

const VIEW = 'staff/demo-zone'
const Form = z.object({ zone: z.string().max(20_000) })

/** The demo's own DNS zone as one text: proving a domain by a record can be tried without a domain. Demo mode only. */
export function demoZoneSection(services: Pick<Services, 'demo'>): Section {
  const { showZone, saveZone } = demoZoneRoutes(services)
  return {
    audience: 'staff',
    base: '/staff/demo-zone',
    routes: [
      { method: 'get', path: '', permission: 'staff:home', handler: showZone },
      { method: 'post', path: '', permission: 'staff:home', handler: saveZone },
    ],
  }
}

function demoZoneRoutes({ demo }: Pick<Services, 'demo'>) {
  const showZone = async ({ res, operator, t }: StaffVisit) => {
    show(res, VIEW, demoZonePage({ text: await demo.readZone(operator), faults: [], t }))
  }

  const saveZone = async ({ req, res, operator, t }: StaffVisit) => {
    const form = Form.safeParse(req.body)
    const text = form.success ? form.data.zone : (typed(req.body)['zone'] ?? '').slice(0, 20_000)
    const faults = await demo.saveZone(operator, text)
    if (faults.length === 0) {
      res.redirect(303, '/staff/demo-zone')
      return
    }
    res.status(422)
    show(res, VIEW, demoZonePage({ text, faults, t }))
  }

  return { showZone, saveZone }
}
