import { createServer } from 'node:http'
import { baselinePage, openBaselinePool } from './baseline-page.ts'

/** L1, the limit: what Node and PostgreSQL allow. */
const pool = openBaselinePool()

createServer((req, res) => {
  const { pathname, searchParams } = new URL(req.url ?? '/', 'http://localhost')
  if (pathname !== '/orders') {
    res.writeHead(404).end()
    return
  }
  void baselinePage(pool, searchParams.get('account') ?? '', searchParams.get('after') ?? '').then((html) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8')
    res.end(html)
  })
}).listen(Number(process.env['PORT']))
