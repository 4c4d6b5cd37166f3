import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Request, RequestHandler, Response } from 'express'
import { readAssetFiles, type Brand } from './asset-files.ts'

export interface Assets {
  /** The address of a file, e.g. `css/chancery.css`: it changes with what the files contain. */
  readonly url: (path: string) => string
  /** Answers what is asked under `/assets/`, before anything that costs a look into the database. */
  readonly serve: RequestHandler
}

/**
 * Reads the files once and keeps them compressed in memory. The fingerprint is a folder of the address and stands for
 * all files together, so that stylesheets and modules reach their neighbours by relative addresses.
 * With `reload` (development) they are read again for each page.
 */
export function createAssets(brand: Brand, { reload = false } = {}): Assets {
  let bundle = load(brand, !reload)
  return {
    url: (path) => {
      if (reload) bundle = load(brand, false)
      if (!bundle.files.has(path)) throw new Error(`there is no asset ${path}`)
      return `/assets/${bundle.fingerprint}/${path}`
    },
    serve: (req, res, next) => {
      const [, fingerprint, path] = ADDRESS.exec(req.path) ?? []
      const file = path === undefined ? undefined : bundle.files.get(path)
      if (!file || (req.method !== 'GET' && req.method !== 'HEAD')) next()
      else send(req, res, file, fingerprint === bundle.fingerprint)
    },
  }
}

const ADDRESS = /^\/assets\/([0-9a-f]{12})\/(.+)$/

interface AssetFile {
  readonly type: string
  readonly plain: Buffer
  /** The smallest first; empty for what is compressed in itself. */
  readonly packed: readonly { readonly encoding: 'br' | 'gzip'; readonly content: Buffer }[]
}

interface Bundle {
  readonly fingerprint: string
  readonly files: ReadonlyMap<string, AssetFile>
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** By fingerprint: packing takes a tenth of a second, and tests start many portals in one process. */
const packed = new Map<string, Bundle>()

function load(brand: Brand, compress: boolean): Bundle {
  const read = readAssetFiles(brand)
  const hash = createHash('sha256')
  for (const [path, content] of read) hash.update(path).update(content)
  const fingerprint = hash.digest('hex').slice(0, 12)
  const known = compress ? packed.get(fingerprint) : undefined
  if (known) return known

  const files = new Map<string, AssetFile>()
  for (const [path, content] of read) {
    const type = TYPES[extname(path)]
    if (!type) throw new Error(`public/${path} has no known type`)
    files.set(path, { type, plain: content, packed: compress ? pack(type, content) : [] })
  }
  const bundle = { fingerprint, files }
  if (compress) packed.set(fingerprint, bundle)
  return bundle
}

function pack(type: string, content: Buffer): AssetFile['packed'] {
  if (type === TYPES['.woff2']) return []
  return [
    {
      encoding: 'br',
      content: brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    },
    { encoding: 'gzip', content: gzipSync(content, { level: 9 }) },
  ]
}

/** A fingerprint of another version, asked during a deployment, is answered too, but may not be kept. */
function send(req: Request, res: Response, file: AssetFile, current: boolean): void {
  const packed = file.packed.find(({ encoding }) => req.acceptsEncodings([encoding]) === encoding)
  if (packed) res.setHeader('Content-Encoding', packed.encoding)
  const body = packed?.content ?? file.plain
  res.setHeader('Content-Type', file.type)
  res.setHeader('Content-Length', body.length)
  res.setHeader('Cache-Control', current ? 'public, max-age=31536000, immutable' : 'no-cache')
  res.setHeader('Vary', 'Accept-Encoding')
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.end(body)
}
