import { openItems, type AuditLevel } from '#domain/validation/checklist.ts'
import { mayIssue } from '#domain/orders/money-gate.ts'
import type { Fulfilment, Settlement } from '#domain/orders/states.ts'
import type { Translate } from '#platform/i18n.ts'
import { pill, type Pill } from '../components/status-pill.ts'

/** What a case lacks, as the queue and the case itself show it. */
export interface MissingFacts {
  readonly fulfilment: Fulfilment
  readonly settlement: Settlement
  /** Null where no audit is open. */
  readonly level: AuditLevel | null
  readonly ticked: readonly string[]
  readonly isRefusedByCa: boolean
  readonly awaitsCertificate: boolean
  readonly csrMissing: boolean
  readonly openDomains: number
  readonly caaRefusals: number
  readonly documentsSent: number
}

/** The team's own work first, then what others owe. Amber waits for the team, blue for others. */
export function missingPills(facts: MissingFacts, t: Translate): readonly Pill[] {
  const open = facts.level ? openItems(facts.level, facts.ticked).length : 0
  return [
    facts.fulfilment === 'suspended' && pill('stop', t('staff.missing.suspended')),
    facts.isRefusedByCa && pill('stop', t('staff.missing.refused')),
    facts.awaitsCertificate && pill('act', t('staff.missing.enter')),
    open > 0 && pill('act', t('staff.missing.checks', { count: open })),
    facts.level && open === 0 && pill('done', t('staff.missing.checked')),
    facts.caaRefusals > 0 && pill('stop', t('staff.missing.caa')),
    facts.csrMissing && pill('work', t('staff.missing.csr')),
    facts.openDomains > 0 && pill('work', t('staff.missing.domains', { count: facts.openDomains })),
    !mayIssue(facts.settlement) && pill('work', t('staff.missing.payment')),
    facts.documentsSent > 0 && pill('quiet', t('staff.missing.documents', { count: facts.documentsSent })),
  ].filter((one) => typeof one === 'object' && one !== null)
}
