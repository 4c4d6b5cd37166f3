import { load, type CheerioAPI } from 'cheerio'
import type { Knex } from 'knex'
import request from 'supertest'
import { afterAll } from 'vitest'
import { createJobRunner } from '#jobs/worker.ts'
import { assertRolesAreBound, openDatabase, type Database } from '#platform/database.ts'
import { createLog } from '#platform/log.ts'
import { formSecret, formToken } from '#http/csrf.ts'
import type { Section } from '#http/section.ts'
import { compileViews, configureViews } from '#http/views.ts'
import type { AccountScope } from '#platform/scope.ts'
import { Secrets } from '#platform/secrets.ts'
import { DEMO_CAST, DEMO_PASSWORD, STAFF } from '../../seeds/cast/cast.ts'
import { Story, storyClock, type StoryTools } from '../../seeds/story/story.ts'
import { composePortal, type Portal } from '../../src/compose.ts'
import { testDatabase, type Template, type TestDatabase } from './database.ts'
import { FURNISHED, HASHERS, MASTER_KEY, readTellers, tellerOf, testConfig } from './furnished.ts'

export type Agent = ReturnType<typeof request.agent>

interface PortalChoices {
  readonly demo?: boolean
  readonly staffSecondFactor?: 'optional' | 'required'
  /** What hashing one costs: next to nothing, or what it costs in production. */
  readonly passwords?: 'cheap' | 'real'
  /** What the database holds at first: FURNISHED or more. */
  readonly database?: Template
}

export interface TestPortal {
  readonly portal: Portal
  readonly database: Database
  /** As the owner of the tables. */
  readonly ownerUrl: string
  readonly admin: Knex
  readonly sections: readonly Section[]
  readonly app: ReturnType<Portal['app']>
  readonly clock: ReturnType<typeof storyClock>
  /** Works off every job that is due. */
  readonly work: () => Promise<void>
  /** A browser that is signed in as somebody of the cast (`harbour.super`, `validation` …). */
  readonly signIn: (login: string) => Promise<Agent>
  /** An account's acts without a browser, as somebody of the cast. */
  readonly story: (login: string) => Story
  readonly scopeOf: (login: string) => AccountScope
  /** The token that a form of this session would carry. */
  readonly formTokenOf: (cookie: string) => string
}

/**
 * The whole portal on a database of this test file's own, with the demo cast but without its past. Time stands still
 * unless the test winds `clock`. `demo` opens the pages of demo mode as well; staff sign in by password, as the demo's cast
 * does, unless `staffSecondFactor` is required. Call it at the top of the file.
 */
export async function startPortal(
  environment: Readonly<Record<string, string>> = {},
  choices: PortalChoices = {},
): Promise<TestPortal> {
  const { passwords = 'cheap', database = FURNISHED[passwords] } = choices
  const portal = await openPortal(await testDatabase(database), environment, choices)
  afterAll(portal.close)
  return portal
}

/** The same on a furnished database that is there, until it is closed. */
export async function openPortal(
  { url: ownerUrl, admin }: TestDatabase,
  environment: Readonly<Record<string, string>> = {},
  { demo = false, staffSecondFactor = 'optional', passwords = 'cheap' }: PortalChoices = {},
): Promise<TestPortal & { readonly close: () => Promise<void> }> {
  const reading = testConfig(ownerUrl, environment)
  const terms = demo ? { operator: { ...reading.operator, termsUrl: environment['OPERATOR_TERMS_URL'] ?? null } } : {}
  const config = { ...reading, plantsDemo: demo, staffSecondFactor, ...terms }
  const log = createLog({ level: 'silent' })
  const database = openDatabase(ownerUrl, { changes: 4, reads: 4 })
  await assertRolesAreBound(database)
  configureViews({ strict: true, reload: false })
  compileViews()

  const clock = storyClock()
  const portal = await composePortal({
    config,
    database,
    masterKeys: [MASTER_KEY],
    log,
    now: clock.now,
    demoCast: DEMO_CAST,
    hasher: HASHERS[passwords](),
  })
  const tellers = await readTellers(database)
  const runner = createJobRunner(ownerUrl, portal.tasks, log)
  const work = () => runner.runDue()
  const tools: StoryTools = {
    services: portal.services,
    database,
    clock,
    today: clock.now(),
    extraSuffixes: config.publicSuffixes,
    work,
  }
  const app = portal.app()
  const csrfKey = new Secrets([MASTER_KEY]).deriveKey('csrf')
  const story = (login: string) => new Story(tools, tellerOf(tellers, login))
  return {
    portal,
    database,
    ownerUrl,
    admin,
    sections: portal.sections(),
    app,
    clock,
    work,
    story,
    scopeOf: (login) => story(login).scope(),
    signIn: (login) => signIn(app, login),
    formTokenOf: (cookie) => formToken(formSecret(csrfKey, cookie)),
    close: async () => {
      await runner.close()
      await database.close()
    },
  }
}

async function signIn(app: TestPortal['app'], login: string): Promise<Agent> {
  const agent = request.agent(app)
  const address = STAFF.some((staff) => staff.login === login) ? '/staff/sign-in' : '/sign-in'
  const response = await send(agent, address, address, { login, password: DEMO_PASSWORD })
  if (response.status !== 303) throw new Error(`${login} could not sign in: ${response.status}`)
  return agent
}

/** Opens a page as cheerio sees it. */
export async function open(agent: Agent, address: string): Promise<CheerioAPI> {
  const response = await agent.get(address)
  if (response.status !== 200) throw new Error(`GET ${address} answered ${response.status}`)
  return load(response.text)
}

/** What a browser sends along with its requests, for another one to try. */
export async function cookieOf(agent: Agent, page: string): Promise<string> {
  const { request: asked } = await agent.get(page)
  return asked.cookies
}

/** Sends a form with the anti-forgery token of the page it stands on. */
export async function send(
  agent: Agent,
  page: string,
  action: string,
  fields: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<request.Response> {
  const $ = load((await agent.get(page)).text)
  const token = String($('input[name=_csrf]').first().val() ?? '')
  return agent
    .post(action)
    .type('form')
    .send({ ...fields, _csrf: token })
}
