import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { accentStylesheet } from '#presenters/components/accent.ts'

/** What the operator may set of the look. */
export interface Brand {
  /** `#rrggbb`. */
  readonly accent: string
}

const PUBLIC = fileURLToPath(new URL('../../public/', import.meta.url))
const resolvePackageFile = createRequire(import.meta.url).resolve

/** The one stylesheet of every page, in the order of its parts: the kit first, then ours, from the ground up. */
const STYLESHEET_PARTS = [
  'tokens',
  'base',
  'controls',
  'forms',
  'frame',
  'page',
  'status',
  'table',
  'order',
  'pictures',
  'entrance',
  'home',
  'account',
  'help',
  'staff',
  'administration',
  'sandbox',
  'two-factor',
  'user-certificate',
  'print',
] as const

/** What is served of packages: named one by one, so that nothing else of them can be asked for. */
const PACKAGE_FILES = {
  'fonts/inter-latin.woff2': '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  'fonts/inter-latin-ext.woff2': '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
} as const

/** Of a package that names this file in no export, beside the one that it does name. */
const PASSKEY_BUNDLE = join(dirname(resolvePackageFile('@simplewebauthn/browser')), '../dist/bundle/index.umd.min.js')

/** Every file that browsers fetch, by its path under the address of the assets. */
export function readAssetFiles(brand: Brand): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>()
  for (const folder of ['img', 'js']) {
    for (const name of readdirSync(PUBLIC + folder).sort())
      files.set(`${folder}/${name}`, readPublic(`${folder}/${name}`))
  }
  for (const [path, file] of Object.entries(PACKAGE_FILES)) files.set(path, readFileSync(resolvePackageFile(file)))
  files.set('js/webauthn.js', readFileSync(PASSKEY_BUNDLE))
  files.set('css/chancery.css', stylesheet(brand))
  files.set('img/favicon.svg', favicon(brand))
  return files
}

const readPublic = (path: string) => readFileSync(PUBLIC + path)

function stylesheet(brand: Brand): Buffer {
  const kit = readFileSync(resolvePackageFile('bootstrap/dist/css/bootstrap.min.css'), 'utf8')
  const ours = STYLESHEET_PARTS.map((part) => readPublic(`css/${part}.css`).toString())
  const sourceMap = /\/\*# sourceMappingURL=\S+ \*\/\s*$/
  return Buffer.from([kit.replace(sourceMap, ''), accentStylesheet(brand.accent), ...ours].join('\n'))
}

/** An icon of its own has no text around it whose colour it could take: it takes the accent. */
function favicon(brand: Brand): Buffer {
  return Buffer.from(readPublic('img/favicon.svg').toString().replaceAll('currentColor', brand.accent))
}
