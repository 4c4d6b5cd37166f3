import { execFile } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { SERVER_ENVIRONMENT, type Cluster } from './cluster.ts'
import { livingProcess } from './living-process.ts'

const run = promisify(execFile)
const PATIENCE_SECONDS = '60'

/** Stops the running server of the cluster: transactions are rolled back, everything committed is on the disk. */
export async function stopServer(binaries: string, { dataFolder, user }: Cluster): Promise<void> {
  const options = { ...user, env: SERVER_ENVIRONMENT, cwd: '/' }
  const stop = ['stop', '--wait', '--timeout', PATIENCE_SECONDS, '--pgdata', dataFolder, '--mode']
  const control = join(binaries, 'bin', 'pg_ctl')
  try {
    await run(control, [...stop, 'fast'], options)
  } catch {
    // Ended by itself in between, or hanging: then it recovers from this at its next start.
    if (runningServer(dataFolder) !== null) await run(control, [...stop, 'immediate'], options)
  }
}

/**
 * Clears the way after a portal that was killed: its server, which lives on, is stopped; its pid file is removed when the
 * number belongs to an unrelated process by now (a container starts counting anew), at which PostgreSQL would stop short.
 */
export async function clearLeftovers(binaries: string, cluster: Cluster): Promise<void> {
  const pid = runningServer(cluster.dataFolder)
  const command = pid === null ? null : await commandOf(pid)
  if (command === null) return
  if (command.includes(cluster.dataFolder)) await stopServer(binaries, cluster)
  else if (!command.includes('postgres')) rmSync(pidFile(cluster.dataFolder))
}

/** The process that the pid file names, when there is such a process. */
function runningServer(dataFolder: string): number | null {
  if (!existsSync(pidFile(dataFolder))) return null
  const pid = Number.parseInt(readFileSync(pidFile(dataFolder), 'utf8'))
  return livingProcess(pid) === null ? null : pid
}

/** The command line of a process; null when the system does not tell. */
async function commandOf(pid: number): Promise<string | null> {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return (await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)])).stdout
  } catch {
    return null
  }
}

function pidFile(dataFolder: string): string {
  return join(dataFolder, 'postmaster.pid')
}
