import type { Knex } from 'knex'

/** All rows of the database as they once were: a sweep tries everything on the same world. */
export interface KeptState {
  /** The tables that hold something else now. */
  readonly changes: () => Promise<string[]>
  /** Puts them back. */
  readonly restore: () => Promise<void>
}

interface Table {
  readonly name: string
  readonly columns: string
  readonly digest: string | null
}

/** Keeps all rows aside, past triggers and policies, and has every table note that it was written to. */
export async function keepState(admin: Knex): Promise<KeptState> {
  const tables = await tablesOf(admin)
  await admin.raw(`
    create schema kept;
    create table kept.written (name text not null);
    create function kept.note() returns trigger language plpgsql security definer as $$
    begin
      insert into kept.written values (tg_table_schema || '.' || tg_table_name);
      return null;
    end $$;
    ${tables.map(({ name }) => `create table ${keptName(name)} as table ${name}`).join(';')};
    ${tables.map(({ name }) => `create trigger zz_note after insert or update or delete on ${name} for each row execute function kept.note()`).join(';')}`)
  const kept = new Map<string, Table>()
  for (const { name, columns } of tables) kept.set(name, { name, columns, digest: await digestOf(admin, name) })

  const changed = async () => {
    const { rows } = await admin.raw<{ rows: { name: string }[] }>('select distinct name from kept.written order by 1')
    const found: Table[] = []
    for (const { name } of rows) {
      const table = kept.get(name)
      if (table && (await digestOf(admin, name)) !== table.digest) found.push(table)
    }
    return found
  }
  return {
    changes: async () => (await changed()).map(({ name }) => name.replace(/^public\./, '')),
    restore: async () => {
      const { rows } = await admin.raw<{ rows: unknown[] }>('select from kept.written limit 1')
      if (rows.length === 0) return
      const back = [...(await changed()).map(putBack), 'delete from kept.written']
      await admin.raw(`begin; set local session_replication_role = replica; ${back.join(';')}; commit`)
    },
  }
}

/** The portal's tables and its queue, each with the columns that can be written. */
async function tablesOf(admin: Knex): Promise<Pick<Table, 'name' | 'columns'>[]> {
  const { rows } = await admin.raw<{ rows: Pick<Table, 'name' | 'columns'>[] }>(`
    select table_schema || '.' || table_name as name,
      string_agg(column_name, ', ' order by ordinal_position) filter (where is_generated = 'NEVER') as columns
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_type = 'BASE TABLE' and table_name not like 'knex_migrations%'
      and (table_schema = 'public' or (table_schema = 'graphile_worker' and table_name = '_private_jobs'))
    group by 1 order by 1`)
  return rows
}

/** Equal digests, equal rows. */
async function digestOf(admin: Knex, name: string): Promise<string | null> {
  const { rows } = await admin.raw<{ rows: { digest: string | null }[] }>(
    `select md5(string_agg(r::text, ' ' order by r::text)) as digest from ${name} r`,
  )
  return rows[0]?.digest ?? null
}

const keptName = (name: string) => `kept.${name.replace('.', '_')}`

const putBack = ({ name, columns }: Table) =>
  `delete from ${name}; insert into ${name} (${columns}) overriding system value select ${columns} from ${keptName(name)}`
