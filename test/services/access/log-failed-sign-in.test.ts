import request from 'supertest'
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { verifyLogChains, verifyStaffLogChain } from '#queries/log-chain.ts'
import { send, startPortal } from '../../support/portal.ts'

const testPortal = await startPortal()
const { admin, app, clock, portal, scopeOf } = testPortal
const { access } = portal.services

const failure = () => ({
  id: newId(clock.now()),
  login: 'harbour.super',
  address: '192.0.2.7',
  locked: false,
  at: clock.now().toISOString(),
})

test('a failed sign-in whose job runs twice is one line, and the chains hold', async () => {
  const [ofUser, ofStaff] = [failure(), { ...failure(), login: 'admin' }]
  const ofAccount = { ...scopeOf('harbour.super'), actor: portal.system.actor }

  await access.logFailedSignIn(ofAccount, ofUser)
  await access.logFailedSignIn(ofAccount, ofUser)
  await access.logFailedStaffSignIn(portal.system, ofStaff)
  await access.logFailedStaffSignIn(portal.system, ofStaff)
  await access.logFailedSignIn(ofAccount, failure())

  expect(await admin('audit_log').where({ action: 'sign_in.failed' })).toHaveLength(2)
  expect(await admin('staff_log').where({ action: 'sign_in.failed' })).toHaveLength(1)
  const { operator } = portal.system
  expect((await verifyLogChains(operator)).faults).toEqual([])
  expect((await verifyStaffLogChain(operator)).faults).toEqual([])
})

test('its job carries the id of the line, for a login that nobody has too', async () => {
  for (const login of ['norrland.super', 'nobody.at.all'])
    await send(request.agent(app), '/sign-in', '/sign-in', { login, password: 'a-wrong-password' })

  const jobs = await admin('graphile_worker._private_jobs').whereRaw(`payload ->> 'at' is not null`).select('payload')
  expect(jobs).toHaveLength(2)
  for (const { payload } of jobs) expect(payload.id).toMatch(/^[\da-f-]{36}$/)
})
