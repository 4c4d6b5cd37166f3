import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, expect, test } from 'vitest'
import { ownMessages } from '#http/own-messages.ts'

const opened: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const server of opened.splice(0)) server.close()
})

/** An app behind a server, and the prototypes that its messages have before Express sees them. */
async function serve(app: ReturnType<typeof express>, options: object) {
  const born: object[] = []
  const server = createServer(options, (req: IncomingMessage, res: ServerResponse) => {
    born.push(Object.getPrototypeOf(req) as object, Object.getPrototypeOf(res) as object)
    ;(app as (req: IncomingMessage, res: ServerResponse) => void)(req, res)
  })
  opened.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { born, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const answering = () =>
  express().get('/orders', (req, res) => void res.json({ q: req.query['q'], app: req.app === res.app }))

test('messages are born as what Express would make of them, and do what Express lets them', async () => {
  const app = answering()
  const { born, origin } = await serve(app, ownMessages(app))

  const answer = await fetch(`${origin}/orders?q=bakery`)

  expect(await answer.json()).toEqual({ q: 'bakery', app: true })
  expect(born[0]).toBe(app.request)
  expect(born[1]).toBe(app.response)
})

test('messages of an app that were born as any other work as well', async () => {
  const app = answering()
  ownMessages(app)
  const { born, origin } = await serve(app, {})

  const answer = await fetch(`${origin}/orders?q=bakery`)

  expect(await answer.json()).toEqual({ q: 'bakery', app: true })
  expect(born[0]).not.toBe(app.request)
})
