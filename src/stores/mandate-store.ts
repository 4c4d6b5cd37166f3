import {
  mandateReference,
  type Mandate,
  type MandateCreditor,
  type MandateFields,
  type MandateState,
} from '#domain/mandates/mandate.ts'
import { Refusal } from '#domain/shared/refusal.ts'
import { rowsOf, type AccountTx, type OperatorTx } from '#platform/scope.ts'

/** What is kept of a mandate that is asked for: the IBAN is sealed already. */
export interface NewMandate extends Omit<MandateFields, 'iban'> {
  readonly id: string
  readonly reference: string
  readonly creditor: MandateCreditor
  readonly sealedIban: string
  readonly ibanEnd: string
}

/** What an account's mandates need of its account and office. */
export interface MandateTerms {
  readonly currency: string
  readonly officePrefix: string
  readonly creditor: MandateCreditor
  /** Null: this office collects nothing. */
  readonly creditorIdentifier: string | null
}

export async function readMandateTerms({ trx, accountId }: AccountTx): Promise<MandateTerms> {
  const { office_id, currency } = await trx('accounts').where('id', accountId).first('office_id', 'currency')
  const office = await trx('offices').where('id', office_id).first()
  const identifier: string | null = office.creditor_identifier
  return {
    currency,
    officePrefix: office.number_prefix,
    creditor: { name: office.name, identifier: identifier ?? '', address: office.address },
    creditorIdentifier: identifier,
  }
}

/** A reference that no other mandate has; numbers may be left out. */
export async function nextMandateReference({ trx }: AccountTx, officePrefix: string): Promise<string> {
  const { rows } = await trx.raw(`select nextval('mandate_references')::integer as number`)
  return mandateReference(officePrefix, rows[0].number)
}

/** Adds a mandate; sent twice under the same id it is there once. */
export async function insertMandate(tx: AccountTx, mandate: NewMandate): Promise<void> {
  const { street, postalCode, city, country } = mandate
  const lines = street.split('\n').map((line) => line.trim())
  await rowsOf(tx, 'debit_mandates').insert({
    id: mandate.id,
    reference: mandate.reference,
    state: 'requested' satisfies MandateState,
    creditor: JSON.stringify(mandate.creditor),
    debtor_name: mandate.debtorName,
    debtor_address: JSON.stringify({ lines, postalCode, city, country }),
    sealed_iban: mandate.sealedIban,
    iban_end: mandate.ibanEnd,
    bic: mandate.bic,
    email: mandate.email,
    language: mandate.language,
    requested_by: tx.actor.name,
    requested_at: tx.now(),
  })
}

export async function findMandate(tx: AccountTx, id: string): Promise<Mandate | null> {
  const row = await rowsOf(tx, 'debit_mandates')
    .query()
    .where({ id })
    .first(...columns(tx))
  return row ? mandateFrom(row) : null
}

export async function getMandate(tx: AccountTx, id: string): Promise<Mandate> {
  return found(await findMandate(tx, id))
}

/** Locked, for what changes its state. */
export async function lockMandate(tx: AccountTx, id: string): Promise<Mandate> {
  const row = await rowsOf(tx, 'debit_mandates')
    .query()
    .where({ id })
    .forUpdate()
    .first(...columns(tx))
  return found(row ? mandateFrom(row) : null)
}

/** The newest mandate of the account, whatever became of it. */
export async function findNewestMandate(tx: AccountTx): Promise<Mandate | null> {
  const row = await rowsOf(tx, 'debit_mandates')
    .query()
    .orderBy([
      { column: 'requested_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first(...columns(tx))
  return row ? mandateFrom(row) : null
}

export async function getSealedIban(tx: AccountTx, id: string): Promise<string> {
  return (await rowsOf(tx, 'debit_mandates').query().where({ id }).first('sealed_iban')).sealed_iban
}

/** What staff have decided about the signed paper; the operator's role alone may write it. */
export async function saveMandateDecision(
  tx: AccountTx & OperatorTx,
  id: string,
  decision: {
    readonly state: MandateState
    readonly signedOn: string | null
    readonly refusalReason: string | null
  },
): Promise<void> {
  await rowsOf(tx, 'debit_mandates').query().where({ id }).update({
    state: decision.state,
    signed_on: decision.signedOn,
    refusal_reason: decision.refusalReason,
    decided_by: tx.actor.name,
    decided_at: tx.now(),
  })
}

export async function saveMandateRevocation(tx: AccountTx, id: string, state: MandateState): Promise<void> {
  await rowsOf(tx, 'debit_mandates')
    .query()
    .where({ id })
    .update({ state, revoked_by: tx.actor.name, revoked_at: tx.now() })
}

/** A calendar day leaves the database as it is written, not as a moment. */
const columns = ({ trx }: AccountTx) => ['debit_mandates.*', trx.raw('signed_on::text as signed_on')]

function found(mandate: Mandate | null): Mandate {
  if (!mandate) throw new Refusal('not_found', 'mandate_not_found')
  return mandate
}

function mandateFrom(row: Record<string, unknown>): Mandate {
  return {
    id: row['id'],
    reference: row['reference'],
    state: row['state'],
    creditor: row['creditor'],
    debtorName: row['debtor_name'],
    debtorAddress: row['debtor_address'],
    ibanEnd: row['iban_end'],
    bic: row['bic'],
    email: row['email'],
    language: row['language'],
    requestedBy: row['requested_by'],
    requestedAt: row['requested_at'],
    signedOn: row['signed_on'],
    decidedBy: row['decided_by'],
    decidedAt: row['decided_at'],
    refusalReason: row['refusal_reason'],
    revokedAt: row['revoked_at'],
  } as Mandate
}
