import { readFileSync } from 'node:fs'

const DEAD = ['Z', 'X']

/**
 * Tells a process from a later one with the same number, by its start time where the system shows it; null when dead. One
 * that was killed but not yet buried by its parent, as in a container without an init, is dead.
 */
export function livingProcess(pid: number): string | null {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null
  }
  const [state = '', startedAt = ''] = stateAndStart(pid)
  return DEAD.includes(state) ? null : `${pid} ${startedAt}`.trim()
}

function stateAndStart(pid: number): (string | undefined)[] {
  if (process.platform !== 'linux') return []
  try {
    // The name before the last parenthesis may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return [fields[0], fields[19]]
  } catch {
    return [] // gone since, or hidden from us
  }
}
