import type { AuditCase } from '#domain/validation/audit-case.ts'
import { rowsOf, type AccountTx } from '#platform/scope.ts'

export async function insertAudit(tx: AccountTx, audit: Pick<AuditCase, 'id' | 'orderId' | 'level'>): Promise<void> {
  await rowsOf(tx, 'audits')
    .insert({ id: audit.id, order_id: audit.orderId, level: audit.level, state: 'open', opened_at: tx.now() })
    .onConflict(['account_id', 'order_id'])
    .ignore()
}

export async function findAudit(tx: AccountTx, orderId: string): Promise<AuditCase | null> {
  const row = await rowsOf(tx, 'audits').query().where('order_id', orderId).first()
  if (!row) return null
  const ticks = await rowsOf(tx, 'audit_ticks').query().where('audit_id', row.id).orderBy('ticked_at')
  return {
    id: row.id,
    orderId: row.order_id,
    level: row.level,
    state: row.state,
    note: row.note,
    ticks: ticks.map((tick) => ({
      item: tick.item,
      tickedBy: tick.ticked_by,
      tickedAt: tick.ticked_at,
      note: tick.note,
    })),
  }
}

/** Replaces the ticks of a case by these items; who ticked an item first stays on it. */
export async function saveTicks(tx: AccountTx, audit: AuditCase, items: readonly string[]): Promise<void> {
  await rowsOf(tx, 'audit_ticks').query().where('audit_id', audit.id).whereNotIn('item', items).delete()
  const added = items.filter((item) => !audit.ticks.some((tick) => tick.item === item))
  if (added.length === 0) return
  await rowsOf(tx, 'audit_ticks').insert(
    added.map((item) => ({ audit_id: audit.id, item, ticked_by: tx.actor.name, ticked_at: tx.now() })),
  )
}

export async function saveAuditState(
  tx: AccountTx,
  id: string,
  state: AuditCase['state'],
  note: string,
): Promise<void> {
  const closed = state === 'completed' || state === 'refused'
  await rowsOf(tx, 'audits')
    .query()
    .where('id', id)
    .update({ state, note, closed_at: closed ? tx.now() : null, closed_by: closed ? tx.actor.name : null })
}

export interface NewOrganizationAudit {
  readonly id: string
  readonly organizationId: string
  readonly orderId: string
  readonly level: 'ov' | 'ev'
  readonly reusableUntil: Date
  /** The subject fields that the audit has approved (the organization's filter). */
  readonly fields: Readonly<Record<string, string>>
}

export async function insertOrganizationAudit(tx: AccountTx, audit: NewOrganizationAudit): Promise<void> {
  await rowsOf(tx, 'organization_audits').insert({
    id: audit.id,
    organization_id: audit.organizationId,
    order_id: audit.orderId,
    level: audit.level,
    completed_at: tx.now(),
    reusable_until: audit.reusableUntil,
    completed_by: tx.actor.name,
    fields: JSON.stringify(audit.fields),
  })
}

/** What was verified is not what the holder is called now: no audit of it serves any later order. */
export async function endOrganizationAudits(tx: AccountTx, organizationId: string): Promise<void> {
  await rowsOf(tx, 'organization_audits')
    .query()
    .where('organization_id', organizationId)
    .where('reusable_until', '>', tx.now())
    .update({ reusable_until: tx.now() })
}

/** An audit of this level that may still be reused, if there is one. An EV audit serves for OV too. */
export async function findReusableAudit(
  tx: AccountTx,
  organizationId: string,
  level: 'ov' | 'ev',
  at: Date,
): Promise<{ readonly reusableUntil: Date } | null> {
  const row = await rowsOf(tx, 'organization_audits')
    .query()
    .where('organization_id', organizationId)
    .whereIn('level', level === 'ov' ? ['ov', 'ev'] : ['ev'])
    .where('reusable_until', '>', at)
    .orderBy('reusable_until', 'desc')
    .first('reusable_until')
  return row ? { reusableUntil: row.reusable_until } : null
}
