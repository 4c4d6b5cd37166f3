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
import { rightsOf, type Right } from '#domain/access/rights.ts'
import type { AccountScope } from '#platform/scope.ts'
import { createPasswordHasher } from '#adapters/argon2/password-hasher.ts'
import { Secrets } from '#platform/secrets.ts'
import { acceptAgreements, publishAgreements } from '../../seeds/agreements.ts'
import { CHARACTERS, DEMO_CAST, DEMO_PASSWORD, STAFF } from '../../seeds/cast/cast.ts'
import { STARTER_CATALOGUE } from '../../seeds/catalogue/catalogue.ts'
import { OFFICES } from '../../seeds/offices.ts'
import { Story, storyClock, type StoryTools, type Teller } from '../../seeds/story/story.ts'
import { composePortal, type Portal } from '../../src/compose.ts'
import { readConfig } from '../../src/config.ts'
import { testDatabase } from './database.ts'

export type Agent = ReturnType<typeof request.agent>

interface PortalChoices {
  readonly demo?: boolean
  readonly staffSecondFactor?: 'optional' | 'required'
  /** What hashing one costs: next to nothing, or what it costs in production. */
  readonly passwords?: 'cheap' | 'real'
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
  { demo = false, staffSecondFactor = 'optional', passwords = 'cheap' }: PortalChoices = {},
): Promise<TestPortal> {
  const { url: ownerUrl, admin } = await testDatabase()
  const reading = readConfig({ ...ENVIRONMENT, DATABASE_URL: ownerUrl, ...environment })
  if (!reading.ok) throw new Error(reading.faults.join('\n'))
  const { operator } = reading.config
  const terms = demo ? { operator: { ...operator, termsUrl: environment['OPERATOR_TERMS_URL'] ?? null } } : {}
  const config = { ...reading.config, plantsDemo: demo, staffSecondFactor, ...terms }
  const log = createLog({ level: 'silent' })
  const database = openDatabase(ownerUrl, 4)
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
    ...(passwords === 'cheap' && { hasher: createPasswordHasher(CHEAP) }),
  })
  await portal.services.accounts.furnish(portal.system, OFFICES, STARTER_CATALOGUE)
  await portal.refreshCatalogue()
  const tellers = await openCast(portal, database)
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
  await publishAgreements(portal.services, portal.system)
  for (const { users } of CHARACTERS) {
    for (const { login, isSuperUser } of users) {
      if (isSuperUser) await acceptAgreements(portal.services, new Story(tools, tellerOf(tellers, login)).scope())
    }
  }
  const app = portal.app()
  const csrfKey = new Secrets([MASTER_KEY]).deriveKey('csrf')
  afterAll(async () => {
    await runner.close()
    await database.close()
  })
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
  }
}

/** Passwords of tests protect nothing; at full cost they would take a third of the time of all tests. */
const CHEAP = { memoryCost: 64, timeCost: 1 }

/** 32 bytes that protect nothing. */
const MASTER_KEY = Buffer.alloc(32, 7).toString('base64')

const ENVIRONMENT = {
  NODE_ENV: 'test',
  PUBLIC_URL: 'http://localhost:3999',
  MASTER_KEYS: MASTER_KEY,
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'Chancery <certificates@chancery.example>',
  PAYMENT_PROVIDER: 'sandbox',
  OPERATOR_TERMS_URL: 'https://www.example.com/terms',
  DEMO_SUFFIXES: 'example,test',
  DNS_RESOLVERS: '127.0.0.1:9',
  LOG_LEVEL: 'silent',
}

async function openCast(portal: Portal, database: Database): Promise<Map<string, Teller>> {
  for (const staff of STAFF) await portal.services.accounts.hireStaff(portal.system, staff)
  for (const { account, users } of CHARACTERS) await portal.services.accounts.open(portal.system, account, users)
  const rows = await database.operator.knex('users')
  return new Map(
    rows.map((row): [string, Teller] => [
      row.login,
      {
        accountId: row.account_id,
        userId: row.id,
        name: row.name,
        rights: [...rightsOf({ ...row, isSuperUser: row.is_super_user })] as Right[],
      },
    ]),
  )
}

function tellerOf(tellers: ReadonlyMap<string, Teller>, login: string): Teller {
  const teller = tellers.get(login)
  if (!teller) throw new Error(`${login} is no customer of the cast`)
  return teller
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
