import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '#platform/free-port.ts'

export interface MeasuredServer {
  readonly origin: string
  /** Milliseconds of processor time so far. */
  readonly cpu: () => Promise<number>
  readonly stop: () => Promise<void>
}

/** Starts one of the programs as one Node process and waits until it answers. */
export async function startServer(
  program: string,
  environment: (origin: string) => Readonly<Record<string, string>>,
): Promise<MeasuredServer> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ...environment(origin) },
    execArgv: ['--import', 'tsx', '--import', fileURLToPath(new URL('meter.ts', import.meta.url))],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await untilItAnswers(child, origin)
  return { origin, cpu: () => cpuOf(child), stop: () => stop(child) }
}

async function untilItAnswers(child: ChildProcess, origin: string): Promise<void> {
  while (child.exitCode === null) {
    const answered = await fetch(`${origin}/healthz`).then(
      () => true,
      () => false,
    )
    if (answered) return
    await wait(100)
  }
  throw new Error('a measured server did not start')
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send('cpu')
  const [{ user, system }] = (await once(child, 'message')) as [NodeJS.CpuUsage]
  return (user + system) / 1000
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
