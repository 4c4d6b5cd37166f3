/** The audit of one order. */
export interface AuditCase {
  readonly id: string
  readonly orderId: string
  readonly level: 'dv' | 'ov' | 'ev'
  readonly state: 'open' | 'suspended' | 'completed' | 'refused'
  readonly note: string
  readonly ticks: readonly AuditTick[]
}

/** An item of its checklist that was found to be right. */
export interface AuditTick {
  readonly item: string
  readonly tickedBy: string
  readonly tickedAt: Date
  readonly note: string
}
