import { Story, type StoryTools, type Teller } from '../../story/story.ts'
import { NORRLAND } from '../cast.ts'
import { client, holderOf, person, teller, type Past } from './tale.ts'

/** A bank that wants extended validation and pays from its deposit. */
export async function* norrland(tools: StoryTools, tellers: ReadonlyMap<string, Teller>): Past {
  const story = new Story(tools, teller(tellers, 'norrland.super'))
  const order = {
    holder: holderOf(NORRLAND.account),
    contact: person('Elin', 'Sandström', 'elin@norrland-bank.example', NORRLAND.account.phone),
    means: 'deposit',
    product: 'digicert-secure-site-ev',
  } as const
  yield 440
  story.at(440)
  await tools.services.payments.topUpDeposit(story.scope(), 50_000n, 'SEPA NB-440')
  const campaign = await story.order({
    ...order,
    product: 'positivessl',
    names: ['kampanj.norrland-bank.example'],
    daysAgo: 430,
  })
  yield 430
  await story.agreeByMail(campaign, 430)
  yield 240
  story.at(240)
  await tools.services.payments.topUpDeposit(story.scope(), 600_000n, 'SEPA NB-240')

  yield 110
  const bank = await story.order({
    ...order,
    names: ['www.norrland-bank.example', 'norrland-bank.example'],
    daysAgo: 110,
    software: 'F5 BIG-IP',
  })
  yield 107
  await story.audit(bank, 107, 'ev')
  yield 106
  await story.agreeByMail(bank, 106)
  yield 45
  const api = await story.order({
    ...order,
    product: 'globalsign-organizationssl-wildcard',
    names: ['*.api.norrland-bank.example'],
    daysAgo: 45,
  })
  yield 44
  await story.agreeByMail(api, 44)
  yield 30
  const fund = await story.order({ ...order, holder: NORRLAND_FUND, names: ['www.norrland-fund.example'], daysAgo: 30 })
  yield 28
  await story.refuse(fund, 28, 'The fund is not in the register of companies any more.')
  yield 20
  const leasing = await story.order({
    ...order,
    product: 'globalsign-organizationssl-wildcard',
    holder: NORRLAND_LEASING,
    names: ['*.norrland-leasing.example'],
    daysAgo: 20,
  })
  yield 19
  await story.suspend(leasing, 19, 'Nobody answers at the number in the register. Please tell us another public one.')
  yield 3
  await story.order({ ...order, product: 'tbs-x509-ev', names: ['login.norrland-id.example'], daysAgo: 3 })
  yield 15
  const given = await story.order({
    ...order,
    product: 'positivessl',
    names: ['status.norrland-id.example'],
    daysAgo: 15,
  })
  yield 15
  await story.agreeByMail(given, 15)
}

const NORRLAND_FUND = { ...client('Norrland Pension Fund', '5567200011', 'Umeå', 'SE'), postalCode: '903 26' }
const NORRLAND_LEASING = { ...client('Norrland Leasing', '5567200029', 'Umeå', 'SE'), postalCode: '903 26' }
