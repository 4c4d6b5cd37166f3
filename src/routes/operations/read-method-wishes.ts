import { z } from 'zod'
import type { MethodWish } from '#domain/orders/domains-to-prove.ts'

const Answers = z.union([z.string().transform((answer) => [answer]), z.array(z.string())]).catch([])

/** Reads `method[domain]`, `address[domain]` and `place[domain]` of the recap; what they name may not exist. */
export function readMethodWishes(body: unknown): readonly MethodWish[] {
  const fields = Object.entries((body ?? {}) as Record<string, unknown>)
  const answers = new Map(fields.map(([name, value]) => [name, Answers.parse(value)]))
  return [...answers].flatMap(([name, [method]]) => {
    const domain = /^method\[(.+)\]$/.exec(name)?.[1]
    if (domain === undefined || method === undefined) return []
    const [place = null] = answers.get(`place[${domain}]`) ?? []
    return { domain, method, addresses: answers.get(`address[${domain}]`) ?? [], place }
  })
}
