import pg from 'pg'

type Answered = (error: Error | undefined, result: pg.QueryResult<Record<string, unknown>>) => void

declare module 'pg' {
  interface QueryConfig {
    /** Sent as a prepared question, also without a name and values. */
    readonly queryMode?: 'extended'
  }
  /** What `pg` calls while a question is written and its answer read. */
  interface Query {
    prepare(connection: pg.Connection): void
    handleDataRow(message: unknown): void
    handleCommandComplete(message: unknown, connection: pg.Connection): void
  }
}

/**
 * A question in the name of one account. PostgreSQL takes what comes before one Sync for one transaction: so the account
 * holds for the question behind it and for nothing else, without a `begin` and a `commit`, which would be answered too.
 */
export class AccountQuery extends pg.Query<Record<string, unknown>> {
  private readonly accountId: string
  private readonly opening: string
  private isOpened = false

  constructor(accountId: string, config: pg.QueryConfig<unknown[]>, answered: Answered) {
    super({ ...config, queryMode: 'extended' }, answered)
    this.accountId = accountId
    this.opening = config.name === undefined ? 'open_account_and_plan' : 'open_account'
  }

  override prepare(connection: pg.Connection): void {
    connection.bind({ statement: this.opening, values: [this.accountId] }, true)
    connection.execute(null, true)
    super.prepare(connection)
  }

  override handleDataRow(message: unknown): void {
    if (this.isOpened) super.handleDataRow(message)
  }

  override handleCommandComplete(message: unknown, connection: pg.Connection): void {
    if (this.isOpened) super.handleCommandComplete(message, connection)
    else this.isOpened = true
  }
}

/**
 * Readies a connection for these questions: whose rows they see, and that they change nothing. One without a name is
 * planned with its values, though connections plan by what is prepared (database.ts).
 */
export const PREPARE_OPENINGS = `
  prepare open_account (text) as
    select set_config('app.account_id', $1, true), set_config('transaction_read_only', 'on', true);
  prepare open_account_and_plan (text) as
    select set_config('app.account_id', $1, true), set_config('transaction_read_only', 'on', true),
      set_config('plan_cache_mode', 'force_custom_plan', true)`
