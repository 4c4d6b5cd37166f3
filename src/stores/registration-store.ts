import type {
  Registration,
  RegistrationEvent,
  RegistrationEventKind,
  RegistrationForm,
} from '#domain/registrations/registration.ts'
import { isDecided, type RegistrationState } from '#domain/registrations/states.ts'
import { staffOf } from '#domain/access/actor.ts'
import { registrationKey } from '#domain/organizations/registration-number.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { newId } from '#platform/ids.ts'
import type { OperatorTx } from '#platform/scope.ts'

interface NewRegistration {
  readonly id: string
  /** Of the form: sent twice it is one registration. */
  readonly nonce: string
  readonly form: RegistrationForm
  readonly sourceReference: string | null
  readonly termsUrl: string
}

/** Writes a registration down; false when this very form was sent before. */
export async function insertRegistration(tx: OperatorTx, registration: NewRegistration): Promise<boolean> {
  const { id, nonce, form, sourceReference, termsUrl } = registration
  const now = tx.now()
  const rows = await tx
    .trx('registrations')
    .insert({
      id,
      nonce,
      state: 'submitted',
      ...columnsOf(form),
      terms_accepted_at: now,
      terms_url: termsUrl,
      source_reference: sourceReference,
      submitted_at: now,
      changed_at: now,
      changed_by: applicantOf(form),
    })
    .onConflict('nonce')
    .ignore()
    .returning('id')
  return rows.length > 0
}

export async function getRegistration(tx: OperatorTx, id: string): Promise<Registration> {
  return registrationFrom(await tx.trx('registrations').where({ id }).first())
}

export async function lockRegistration(tx: OperatorTx, id: string): Promise<Registration> {
  return registrationFrom(await tx.trx('registrations').where({ id }).forUpdate().first())
}

/** The registration that a mailed link leads back to; refused alike whether the link was used, has expired or never was. */
export async function lockRegistrationOfLink(tx: OperatorTx, tokenHash: Buffer): Promise<Registration> {
  const row = await tx
    .trx('registrations')
    .where({ correction_token_hash: tokenHash, state: 'correction' })
    .where('correction_expires_at', '>', tx.now())
    .forUpdate()
    .first()
  if (!row) throw new Refusal('not_found', 'link_not_valid')
  return registrationFrom(row)
}

interface Change {
  readonly state: RegistrationState
  readonly form?: RegistrationForm
  readonly changedBy: string
  /** The one link that lets the applicant change the form; none but this one holds. */
  readonly link?: { readonly tokenHash: Buffer; readonly expiresAt: Date }
  readonly accountId?: string
}

/** Saves what an act has made of it. A link stays only while the applicant is asked for something. */
export async function changeRegistration(tx: OperatorTx, id: string, change: Change): Promise<void> {
  const { state, form, changedBy, link, accountId } = change
  const links =
    state !== 'correction'
      ? { correction_token_hash: null, correction_expires_at: null }
      : link
        ? { correction_token_hash: link.tokenHash, correction_expires_at: link.expiresAt }
        : {}
  await tx
    .trx('registrations')
    .where({ id })
    .update({
      state,
      version: tx.trx.raw('version + 1'),
      changed_at: tx.now(),
      changed_by: changedBy,
      ...(form ? columnsOf(form) : {}),
      ...links,
      ...(isDecided(state) ? { decided_by_staff_id: staffOf(tx.actor) } : {}),
      ...(accountId ? { account_id: accountId } : {}),
    })
}

export async function recordRegistrationEvent(
  tx: OperatorTx,
  registrationId: string,
  kind: RegistrationEventKind,
  more: { readonly message?: string; readonly actorName?: string } = {},
): Promise<void> {
  await tx.trx('registration_events').insert({
    id: newId(tx.now()),
    registration_id: registrationId,
    kind,
    at: tx.now(),
    actor_kind: tx.actor.kind,
    actor_name: more.actorName ?? tx.actor.name,
    address: tx.actor.address,
    message: more.message ?? null,
  })
}

/** What has happened, the newest first. */
export async function listRegistrationEvents(tx: OperatorTx, registrationId: string): Promise<RegistrationEvent[]> {
  const rows = await tx
    .trx('registration_events')
    .where('registration_id', registrationId)
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
  return rows.map((row) => ({ kind: row.kind, at: row.at, actorName: row.actor_name, message: row.message }))
}

export const applicantOf = ({ corporate }: Pick<RegistrationForm, 'corporate'>) =>
  `${corporate.firstName} ${corporate.lastName}`

function columnsOf(form: RegistrationForm) {
  const { organization, corporate, technical } = form
  return {
    form: JSON.stringify(form),
    name: organization.name,
    registration_number: registrationKey(organization.registrationNumber),
    addresses: [corporate.email, ...(technical ? [technical.email] : [])].map((address) => address.toLowerCase()),
  }
}

function registrationFrom(row: Record<string, unknown> | undefined): Registration {
  if (!row) throw new Refusal('not_found', 'page_not_found')
  return {
    id: row['id'],
    state: row['state'],
    version: row['version'],
    form: row['form'],
    termsAcceptedAt: row['terms_accepted_at'],
    termsUrl: row['terms_url'],
    sourceReference: row['source_reference'],
    accountId: row['account_id'],
    submittedAt: row['submitted_at'],
    changedAt: row['changed_at'],
    changedBy: row['changed_by'],
    decidedBy: row['decided_by_staff_id'],
  } as Registration
}
