import { describe, expect, test } from 'vitest'
import { DOWNLOAD_FORMATS } from '#domain/certificates/downloads.ts'
import { readCertificate } from '#domain/certificates/certificate-reader.ts'
import { anOrder } from '../../support/builders.ts'
import { open } from '../../support/portal.ts'
import { openHarbour } from './harbour.ts'

const { buyer, harbour, fileOf, deliver } = await openHarbour()

describe('documents', () => {
  test('are sent as a file that no cache keeps', async () => {
    const reference = await harbour.order(anOrder())
    const [invoice] = (await fileOf(reference)).documents

    const answer = await buyer.get(`/orders/${reference}/documents/${invoice?.number}.pdf`)

    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename=${invoice?.number}.pdf`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(Buffer.from(answer.body).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('of another order are not there', async () => {
    const [one, other] = [await harbour.order(anOrder()), await harbour.order(anOrder())]
    const [foreign] = (await fileOf(one)).documents

    expect((await buyer.get(`/orders/${other}/documents/${foreign?.number}.pdf`)).status).toBe(404)
  })
})

describe('a delivered certificate', () => {
  test('can be had in every format under its own name', async () => {
    const reference = await deliver({ names: ['www.formats.example'] })
    const [certificate] = (await fileOf(reference)).certificates
    const page = `/orders/${reference}/certificates/${certificate?.issued?.serial}`

    expect((await open(buyer, page))('table a')).toHaveLength(DOWNLOAD_FORMATS.length)
    for (const format of DOWNLOAD_FORMATS) {
      const answer = await buyer.get(`${page}/${format}`).responseType('blob')

      expect([format, answer.status]).toEqual([format, 200])
      expect(answer.headers['content-disposition']).toContain('attachment; filename=www.formats.example.')
      if (format === 'cer') expect(readCertificate(String(answer.body)).serial).toBe(certificate?.issued?.serial)
    }
  })

  test('no other serial, order or format is there', async () => {
    const [one, other] = [await deliver(), await harbour.order(anOrder())]
    const [certificate] = (await fileOf(one)).certificates
    const serial = String(certificate?.issued?.serial)

    for (const address of [
      `${other}/certificates/${serial}`,
      `${one}/certificates/00`,
      `${one}/certificates/${serial}/exe`,
    ]) {
      expect([address, (await buyer.get(`/orders/${address}`)).status]).toEqual([address, 404])
    }
  })
})
