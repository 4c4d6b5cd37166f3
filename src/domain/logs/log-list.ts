import type { Actor } from '#domain/access/actor.ts'
import type { KeysetPage, KeysetRequest } from '#domain/shared/keyset.ts'
import type { LogAction } from './log-actions.ts'

/** Whose acts are asked for: one user's, or everybody's of a kind. */
export type ActorFilter = { readonly userId: string } | { readonly kind: OtherActor }

/** Who else acts in an account than its users. */
export const OTHER_ACTORS = ['api', 'staff', 'visitor', 'system'] as const
export type OtherActor = (typeof OTHER_ACTORS)[number]

/** Which part of an account's log is asked for; null asks for all. */
export interface LogRequest extends KeysetRequest {
  /** Calendar days, both included, `YYYY-MM-DD`. */
  readonly from: string | null
  readonly until: string | null
  readonly action: LogAction | null
  readonly actor: ActorFilter | null
}

/** One line of the log, as the database names it. */
export interface LogRow {
  readonly id: string
  readonly at: Date
  readonly actor_kind: Actor['kind']
  readonly actor_name: string
  readonly address: string | null
  readonly action: LogAction
  /** Reference of what it was done to. */
  readonly subject: string
  readonly details: Readonly<Record<string, unknown>>
  readonly sort_value: string
}

export type LogPage = KeysetPage<LogRow>
