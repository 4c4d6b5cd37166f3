import express from 'express'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { createAssets } from '#http/assets.ts'
import { readAssetFiles } from '#http/asset-files.ts'
import { brotliCompressSync } from 'node:zlib'

const assets = createAssets({ accent: '#8e1b2f' })
const app = express().use(assets.serve)

describe('an asset', () => {
  test('is kept by browsers for a year', async () => {
    const answer = await request(app).get(assets.url('css/chancery.css'))

    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
  })

  test.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
  ])('answers %s with what the browser prefers', async (accepted, encoding) => {
    const answer = await request(app).get(assets.url('js/page.js')).set('Accept-Encoding', accepted)

    expect(answer.headers['content-encoding']).toBe(encoding)
  })

  test('is not compressed twice', async () => {
    const answer = await request(app).get(assets.url('fonts/inter-latin.woff2')).set('Accept-Encoding', 'br, gzip')

    expect(answer.headers['content-encoding']).toBeUndefined()
    expect(answer.headers['content-type']).toBe('font/woff2')
  })

  test('of another version is served while a deployment is under way, but not kept', async () => {
    const answer = await request(app).get('/assets/0123456789ab/js/page.js')

    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-cache')
  })

  test.each([
    ['that does not exist', '/js/nothing.js'],
    ['outside the folder', '/../package.json'],
    ['of a package that is not on the list', '/bootstrap/package.json'],
  ])('%s is left to the rest of the portal', async (_, path) => {
    const answer = await request(app).get(`/assets/0123456789ab${path}`)

    expect(answer.status).toBe(404)
  })

  test('takes no posts', async () => {
    expect((await request(app).post(assets.url('js/page.js'))).status).toBe(404)
  })

  test('that nobody has written can not be linked to', () => {
    expect(() => assets.url('css/nothing.css')).toThrow('there is no asset css/nothing.css')
  })
})

describe('the operator’s accent', () => {
  const text = (accent: string, path: string) => readAssetFiles({ accent }).get(path)?.toString()

  test('colours the stylesheet and the icon of the tab', () => {
    expect(text('#0b5d4e', 'css/chancery.css')).toContain('--seal: #0b5d4e;')
    expect(text('#0b5d4e', 'img/favicon.svg')).toContain('fill="#0b5d4e"')
  })

  test('changes the addresses, so that no browser shows the old one', () => {
    expect(createAssets({ accent: '#0b5d4e' }).url('css/chancery.css')).not.toBe(assets.url('css/chancery.css'))
  })
})

test('stylesheet and scripts of a page stay below 100 kB, compressed', () => {
  const files = [...readAssetFiles({ accent: '#8e1b2f' })].filter(([path]) => /^(?:css|js)\//.test(path))

  const bytes = files.reduce((sum, [, content]) => sum + brotliCompressSync(content).length, 0)

  expect(bytes).toBeLessThan(100_000)
})
