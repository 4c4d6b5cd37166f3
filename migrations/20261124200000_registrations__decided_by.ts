import type { Knex } from 'knex'

/**
 * Which of the staff decided about a registration: of two at once the second is told, and is no second click of the first.
 * Decisions before this one name nobody. Safe on a loaded database: a column without a default, an index on a small table.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table registrations add column decided_by_staff_id uuid references staff;
    create index on registrations (decided_by_staff_id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table registrations drop column decided_by_staff_id`)
}
