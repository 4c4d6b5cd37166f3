import { randomUUID } from 'node:crypto'
import { organizationFaults } from '#domain/orders/holder-faults.ts'
import { done } from '#http/done.ts'
import { typed } from '#http/form.ts'
import { show } from '#http/views.ts'
import type { CustomerVisit } from '#http/visit.ts'
import {
  billingEntityPage,
  NO_ENTITY,
  type BillingEntityFacts,
} from '#presenters/administration/preferences/billing-entity-page.ts'
import { readOrganization } from '#routes/operations/holder-inputs.ts'
import type { Services } from '#services/index.ts'
import { idIn, versionIn } from '../user-form.ts'

const LIST = '/administration/preferences/accounting'
const PREFIX = 'billing_'

/** Somebody to be invoiced: added, changed and removed. Asked and judged like the one that an order form names. */
export function billingEntityRoutes({ preferences }: Pick<Services, 'preferences'>) {
  const blank = (visit: CustomerVisit) => {
    showForm(visit, { entity: null, id: randomUUID(), fields: NO_ENTITY })
    return Promise.resolve()
  }

  const add = async (visit: CustomerVisit) => {
    const { req, res, scope } = visit
    const id = idIn(req.body) ?? randomUUID()
    const { fields, faults } = readEntity(visit)
    if (faults.length > 0) {
      res.status(422)
      showForm(visit, { entity: null, id, fields, faults })
      return
    }
    await preferences.addBillingEntity(scope, id, fields)
    done(res, LIST, 'done.preferences.entity_added')
  }

  const form = async (visit: CustomerVisit) => {
    const entity = await preferences.openBillingEntity(visit.scope, entityIdOf(visit))
    showForm(visit, { entity, fields: entity })
  }

  const save = async (visit: CustomerVisit) => {
    const { req, res, scope } = visit
    const entity = await preferences.openBillingEntity(scope, entityIdOf(visit))
    const { fields, faults } = readEntity(visit)
    if (faults.length > 0) {
      res.status(422)
      showForm(visit, { entity, fields, faults, version: versionIn(req.body) })
      return
    }
    const result = await preferences.changeBillingEntity(scope, entity.id, versionIn(req.body), fields)
    if (result.outcome === 'saved') {
      done(res, LIST, 'done.preferences.entity_saved')
      return
    }
    res.status(409)
    showForm(visit, { entity: result.now, fields, meanwhile: true })
  }

  const retire = async (visit: CustomerVisit) => {
    await preferences.retireBillingEntity(visit.scope, entityIdOf(visit))
    done(visit.res, LIST, 'done.preferences.entity_retired')
  }

  return { blank, add, form, save, retire }
}

function readEntity({ req, scope }: CustomerVisit) {
  const fields = readOrganization(typed(req.body), PREFIX)
  return { fields, faults: organizationFaults(fields, PREFIX, scope.now()) }
}

function showForm({ res, language, t }: CustomerVisit, facts: Omit<BillingEntityFacts, 'language' | 't'>): void {
  show(res, 'administration/preferences/billing-entity', billingEntityPage({ ...facts, language, t }))
}

const entityIdOf = ({ req }: CustomerVisit): string => String(req.params['entityId'])
