import type { Section } from '#http/section.ts'
import type { Services } from '#services/index.ts'
import { correctionRoutes } from './corrections.ts'
import { signUpRoutes } from './sign-up.ts'

export interface SignUpDeps {
  readonly services: Pick<Services, 'registrations'>
  readonly operator: { readonly name: string }
}

/** How somebody without an account comes to one. */
export function signUpSection(deps: SignUpDeps): Section {
  const signUp = signUpRoutes(deps)
  const corrections = correctionRoutes(deps)
  return {
    audience: 'everyone',
    base: '/sign-up',
    routes: [
      { method: 'get', path: '', permission: 'everyone', handler: signUp.form },
      { method: 'post', path: '', permission: 'everyone', handler: signUp.submit },
      { method: 'get', path: '/received', permission: 'everyone', handler: signUp.received },
      { method: 'get', path: '/corrections/:token', permission: 'everyone', handler: corrections.form },
      { method: 'post', path: '/corrections/:token', permission: 'everyone', handler: corrections.correct },
    ],
  }
}
