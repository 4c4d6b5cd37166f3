import type { RoleConnection } from '#platform/database.ts'

/** Whether the database answers both roles: without it no page can. */
export const isReady = (connections: readonly RoleConnection[]) => (): Promise<boolean> =>
  Promise.all(connections.map(({ pool }) => pool.query('select 1'))).then(
    () => true,
    () => false,
  )
