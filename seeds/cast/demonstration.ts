import type { Story } from '../story/story.ts'

/**
 * One order of each kind that a visitor asks about: a certificate that lives, one that ends soon, one that waits for its
 * proof, one for the audit. They go on the month's invoice, so that they spend no number of the books (ADR 0033).
 */
export async function* demonstration(story: Story): AsyncGenerator<number, void> {
  const order = {
    holder: {
      registrationNumber: '813244563',
      name: 'Atelier Lanterne',
      street: '7 rue du Phare',
      postalCode: '29200',
      city: 'Brest',
      state: '',
      country: 'FR',
      phone: '+33 2 98 00 00 00',
      vatNumber: '',
      nafCode: '',
    },
    contact: {
      firstName: 'Lena',
      lastName: 'Visitor',
      email: 'lena@atelier-lanterne.example',
      phone: '+33 2 98 00 00 00',
      jobTitle: '',
    },
    means: 'monthly',
    product: 'positivessl',
  } as const

  yield 180
  const ending = await story.order({ ...order, names: ['lanterne-shop.example'], daysAgo: 180 })
  yield 180
  await story.agreeByMail(ending, 180)

  yield 60
  const audited = await story.order({
    ...order,
    product: 'sectigo-ov-ssl',
    names: ['www.atelier-lanterne.example'],
    daysAgo: 60,
    customerReference: 'SITE',
  })
  yield 59
  await story.audit(audited, 59)
  yield 58
  await story.agreeByMail(audited, 58)

  yield 9
  await story.order({
    ...order,
    method: 'dns_txt',
    names: ['api.lanterne-light.example'],
    daysAgo: 9,
    customerReference: 'API',
  })
  yield 2
  await story.order({ ...order, product: 'digicert-basic-ov', names: ['intranet.lanterne-light.example'], daysAgo: 2 })
}
