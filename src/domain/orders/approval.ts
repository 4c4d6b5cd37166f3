import type { Actor } from '#domain/access/actor.ts'

/** In approval mode an order by somebody without the approval right waits; an approver's own goes straight through. */
export function needsApproval({ approvalMode }: { readonly approvalMode: boolean }, actor: Actor): boolean {
  return approvalMode && !(actor.kind === 'user' && actor.rights.has('approval'))
}
