import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PAYMENT_MEANS } from '#domain/orders/order.ts'
import { HOLDER_KINDS } from '#domain/organizations/holder-kind.ts'
import type { OrderInput } from '#domain/orders/order-input.ts'
import { readOrderForm, typedOrder } from '#routes/operations/read-order-form.ts'
import { makeCsr } from '../../support/csrs.ts'
import { anInput } from '../../domain/orders/sample-assessment.ts'

const { csrPem, keyPem } = makeCsr({ commonName: 'www.harbour-bakery.example' })

/** As somebody types it: no control characters, no blanks around it or twice within. */
const word = fc.stringMatching(/^([A-Za-z0-9é’.+@-]{1,12}( [A-Za-z0-9é’.+@-]{1,12}){0,2})?$/)
const organization = fc.record({
  registrationNumber: word,
  name: word,
  street: word,
  postalCode: word,
  city: word,
  state: word,
  country: fc.constantFrom('', 'FR', 'GB'),
  phone: word,
  vatNumber: word,
  nafCode: word,
})
const contact = fc.record({ firstName: word, lastName: word, email: word, phone: word, jobTitle: word })
const known = fc.uuid().map((id) => ({ kind: 'known' as const, id }))
/** Who is invoiced: the account, somebody typed, or somebody known. */
const invoiced = fc.oneof(
  fc.option(organization).map((billing) => ({ billing, billingEntityId: null })),
  fc.uuid().map((billingEntityId) => ({ billing: null, billingEntityId })),
)
const order = fc.record({
  productCode: fc.constant('positivessl'),
  years: fc.integer({ min: 1, max: 3 }),
  guidance: fc.boolean(),
  licences: fc.integer({ min: 1, max: 500 }),
  chain: fc.constantFrom(null, 'usertrust'),
  organization: fc.oneof(
    known,
    organization.map((fields) => ({ kind: 'new' as const, fields })),
  ),
  corporateContact: fc.oneof(
    known,
    contact.map((fields) => ({ kind: 'new' as const, fields })),
  ),
  technicalContact: fc.oneof(
    known,
    fc.constant({ kind: 'same' as const }),
    contact.map((fields) => ({ kind: 'new' as const, fields })),
  ),
  software: fc.constantFrom('', 'nginx', 'a toaster'),
  namesText: word,
  csrPem: fc.constantFrom(null, csrPem),
  customerReference: word,
  customValues: fc.tuple(word, word, word, word),
  holderKind: fc.constantFrom(null, ...HOLDER_KINDS),
  comment: word,
  paymentMeans: fc.constantFrom(...PAYMENT_MEANS),
  quote: fc.boolean(),
  purchaseOrder: word,
})
const filled: fc.Arbitrary<OrderInput> = fc.tuple(order, invoiced).map(([input, who]) => ({ ...input, ...who }))

describe('a form that was filled before', () => {
  test('is read back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(filled, (input) => {
        expect(readOrderForm(typedOrder(input), null).input).toEqual(input)
      }),
    )
  })
})

describe('any body', () => {
  test('makes a form: nothing that can be sent is an error', () => {
    const names = [...Object.keys(typedOrder(anInput())), 'draft', 'add', 'switch', 'check', '__proto__', 'constructor']
    const body = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.anything(), fc.string(), fc.array(fc.string())))

    fc.assert(
      fc.property(body, fc.option(fc.uint8Array({ maxLength: 200 })), (sent, file) => {
        const { input, typed } = readOrderForm(sent, file && Buffer.from(file))

        expect(Object.values(typed).every((value) => typeof value === 'string')).toBe(true)
        expect(Number.isInteger(input.years) && Number.isInteger(input.licences)).toBe(true)
      }),
    )
  })

  test.each([undefined, null, [], 'text'])('even none: %j', (body) => {
    expect(readOrderForm(body, null).input.productCode).toBe('')
  })

  test('loses control characters and marks that turn text around', () => {
    const { input } = readOrderForm({ reference: ' a\u0007b\u202ec \t d ', comment: 'one\r\ntwo\u0000' }, null)

    expect(input.customerReference).toBe('a b c d')
    expect(input.comment).toBe('one\ntwo')
  })

  test.each([
    ['2', 2],
    ['', 1],
    ['two', 0],
    ['-3', 0],
    ['1.5', 0],
    ['1e9', 0],
  ])('takes %j machines as %i, where nought is a fault', (licences, read) => {
    expect(readOrderForm({ licences }, null).input.licences).toBe(read)
  })

  test('keeps a draft id only if it is one', () => {
    const id = '01a20000-0000-7000-8000-0000000000ff'

    expect(readOrderForm({ draft: id }, null).draftId).toBe(id)
    expect(readOrderForm({ draft: `${id}' or 1=1` }, null).draftId).toBeNull()
  })
})

describe('the CSR of a form', () => {
  test('may be pasted or uploaded, and the file goes before', () => {
    const other = makeCsr({ commonName: 'other.example' }).csrPem

    expect(readOrderForm({ csr: csrPem }, null).input.csrPem).toBe(csrPem)
    expect(readOrderForm({ csr: csrPem }, Buffer.from(other)).input.csrPem).toBe(other)
    expect(readOrderForm({}, Buffer.from(other)).typed['csr']).toBe(other)
  })

  test('is shown again as it was typed when it is none', () => {
    const { csr, typed } = readOrderForm({ csr: 'not quite a CSR' }, null)

    expect(csr?.ok).toBe(false)
    expect(typed['csr']).toBe('not quite a CSR')
  })
})

describe('a private key', () => {
  const places = ['csr', 'comment', 'names', 'reference', 'organization_name', 'purchase_order']

  test.each(places)('in the field %s is a fault of the CSR and is nowhere in what was read', (field) => {
    const read = readOrderForm({ ...typedOrder(anInput()), [field]: `${keyPem}${csrPem}` }, null)

    expect(read.csr).toMatchObject({ ok: false, fault: { code: 'private_key' } })
    expect(JSON.stringify(read)).not.toContain(keyPem.split('\n')[1])
  })

  test('in a file is one, too', () => {
    const read = readOrderForm(typedOrder(anInput()), Buffer.from(keyPem))

    expect(read.csr).toMatchObject({ ok: false, fault: { code: 'private_key' } })
    expect(JSON.stringify(read)).not.toContain(keyPem.split('\n')[1])
  })

  test('without its first and last line is one, too', () => {
    const body = keyPem.split('\n').slice(1, -2).join('\n')

    const read = readOrderForm({ csr: body }, null)

    expect(read.csr).toMatchObject({ ok: false, fault: { code: 'private_key' } })
    expect(JSON.stringify(read)).not.toContain(body.split('\n')[0])
  })
})

describe('a button that only looks', () => {
  test('adds names to what was typed', () => {
    const { input, isOrder } = readOrderForm({ names: 'www.one.example', add: 'one.example\ntwo.example' }, null)

    expect(input.namesText).toBe('www.one.example\none.example\ntwo.example')
    expect(isOrder).toBe(false)
  })

  test('takes another product and keeps the rest', () => {
    const { input, isOrder } = readOrderForm({ product: 'positivessl', names: 'a.example', switch: 'harica-ov' }, null)

    expect(input).toMatchObject({ productCode: 'harica-ov', namesText: 'a.example' })
    expect(isOrder).toBe(false)
  })
})
