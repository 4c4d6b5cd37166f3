import type { Request, Response } from 'express'
import { Passport } from 'passport'
import { Strategy as LocalStrategy } from 'passport-local'
import type { SignInRequest, SignInResult } from '#domain/access/sign-in.ts'
import { addressOf } from './edge.ts'

type Verify = (request: SignInRequest) => Promise<SignInResult>

/** Signs a person in by one of Passport's strategies. Sessions are ours: Passport only finds out who it is. */
export interface Authenticator {
  authenticate(strategy: 'customer' | 'staff', req: Request, res: Response): Promise<SignInResult>
}

export function createAuthenticator(verify: Readonly<Record<'customer' | 'staff', Verify>>): Authenticator {
  const passport = new Passport()
  for (const name of ['customer', 'staff'] as const) passport.use(name, passwordStrategy(verify[name]))

  return {
    authenticate: (strategy, req, res) =>
      new Promise((resolve, reject) => {
        const answer = (error: unknown, result: SignInResult | false | null | undefined) => {
          if (error) reject(error instanceof Error ? error : new Error('sign-in failed', { cause: error }))
          else resolve(result || { outcome: 'wrong' })
        }
        const handler = passport.authenticate(strategy, { session: false }, answer) as (
          req: Request,
          res: Response,
          next: (error?: unknown) => void,
        ) => void
        handler(req, res, (error) => {
          answer(error, null)
        })
      }),
  }
}

function passwordStrategy(verify: Verify) {
  return new LocalStrategy({ usernameField: 'login', passReqToCallback: true }, (req, login, password, done) => {
    const request = { login, password, address: addressOf(req), userAgent: req.headers['user-agent'] ?? '' }
    // A wrong password is an answer as well: the page tells it apart from a locked login.
    verify(request).then(
      (result) => {
        done(null, result)
      },
      (error: unknown) => {
        done(error)
      },
    )
  })
}
