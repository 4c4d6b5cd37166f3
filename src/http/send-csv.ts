import type { Response } from 'express'

/** Streams a list as a CSV file, batch after batch, at the pace of who reads it; it never stands whole in memory. */
export async function sendCsv<Row>(
  res: Response,
  name: string,
  head: string,
  batches: AsyncIterable<readonly Row[]>,
  linesOf: (rows: readonly Row[]) => string,
): Promise<void> {
  res.attachment(`${name}.csv`).type('text/csv; charset=utf-8')
  res.setHeader('Cache-Control', 'no-store')
  res.write(head)
  for await (const rows of batches) {
    if (res.closed) return
    if (!res.write(linesOf(rows))) await drained(res)
  }
  res.end()
}

/** Waits for a slow reader, or for its end. */
const drained = (res: Response) =>
  new Promise<void>((resolve) => {
    res.once('drain', resolve)
    res.once('close', resolve)
  })
