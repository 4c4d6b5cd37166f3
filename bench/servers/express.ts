import express from 'express'
import { baselinePage, openBaselinePool } from './baseline-page.ts'

/** L2, the floor of our stack: the same page by Express. */
const pool = openBaselinePool()
const app = express()
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

app.get('/orders', async (req, res) => {
  res.send(await baselinePage(pool, textOf(req.query['account']), textOf(req.query['after'])))
})
app.listen(Number(process.env['PORT']))
