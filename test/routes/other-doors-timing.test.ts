import { randomBytes } from 'node:crypto'
import request from 'supertest'
import { describe } from 'vitest'
import { RECOVERY_CODE_BYTES, recoveryCodeOf } from '#domain/access/second-factor.ts'
import { DEMO_PASSWORD } from '../../seeds/cast/cast.ts'
import { send } from '../support/portal.ts'
import { setUpApp } from '../support/second-factor.ts'
import { poster, tellsNothing } from '../support/tells-nothing.ts'
import { openEveryWayIn } from '../support/ways-in.ts'
import { DOOR } from './two-factor/steps.ts'

const { portal } = await openEveryWayIn('harbour.super')
const { app, admin } = portal
const forget = () => admin.raw('delete from sign_in_failures; delete from rate_limits')
const agent = request.agent(app)

const KNOWN = 'margaux@harbour-bakery.example'
const UNKNOWN = 'nobody@harbour-bakery.example'

describe('asking for what is held on an address', () => {
  const ask = poster(agent, '/personal-data/request')
  tellsNothing(portal, { known: KNOWN, unknown: UNKNOWN, knock: (email) => ask({ email }), forget })
})

describe('single sign-on, begun by an address', () => {
  const begin = poster(agent, '/sign-in/sso')
  const knock = (name: string) => begin({ name, back: '/' })

  describe('of a domain whose account has a provider, with and without a login', () => {
    tellsNothing(portal, { known: KNOWN, unknown: UNKNOWN, knock, forget })
  })

  describe('of a domain that an account without a provider has, and of one that none has', () => {
    tellsNothing(portal, { known: 'freja@fjord-hosting.example', unknown: 'freja@nobody-hosts.example', knock, forget })
  })
})

describe('a recovery code that was used, and one that never was', async () => {
  const [used = ''] = (await setUpApp(portal, 'fjord.super')).recoveryCodes
  const enter = () =>
    send(agent, '/sign-in', '/sign-in', { login: 'fjord.super', password: DEMO_PASSWORD }).then(() => undefined)
  await enter()
  await send(agent, DOOR, DOOR, { code: used, back: '/' })
  const waiting = request.agent(app)
  await send(waiting, '/sign-in', '/sign-in', { login: 'fjord.super', password: DEMO_PASSWORD })
  const give = poster(waiting, DOOR)
  const never = recoveryCodeOf(randomBytes(RECOVERY_CODE_BYTES))

  tellsNothing(portal, { known: used, unknown: never, knock: (code) => give({ code, back: '/' }), forget })
})
