import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createWhole } from '../create-whole.ts'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { livingProcess } from './living-process.ts'

/**
 * Keeps a second portal out of the folder while this process lives; returns the release. A holder that was killed holds
 * nothing. PostgreSQL's own interlock stands behind this one, which is here for the clear sentence.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock')
  while (!createWhole(file, livingProcess(process.pid) ?? '')) {
    const holder = readLock(file)
    const pid = Number.parseInt(holder)
    if (pid > 0 && livingProcess(pid) === holder) {
      throw new EmbeddedPostgresError(
        `Another portal (process ${pid}) is using ${folder}. Stop it first, or set DATABASE_URL to run beside it.`,
      )
    }
    rmSync(file, { force: true })
  }
  return () => {
    rmSync(file, { force: true })
  }
}

function readLock(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // released between our attempt and our look
  }
}
