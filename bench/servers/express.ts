import express from 'express'
import { baselinePage, openBaselinePool } from './baseline-page.ts'
import { textOf } from './listed-rows.ts'

/** L2, the floor of our stack: the same page by Express. */
const pool = openBaselinePool()
const app = express()

app.get('/orders', async (req, res) => {
  res.send(await baselinePage(pool, textOf(req.query['account']), textOf(req.query['after'])))
})
app.listen(Number(process.env['PORT']))
