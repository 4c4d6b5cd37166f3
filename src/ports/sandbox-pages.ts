import type { CardProblem, HostedPage } from '#domain/payments/hosted-page.ts'

/** What the payer sees next. */
export type HostedAnswer =
  | { readonly next: 'form'; readonly problems: readonly CardProblem[] }
  | { readonly next: 'challenge' | 'done' | 'refused' | 'expired' }

/** The sandbox provider's own side, for its hosted pages. Every act may be sent twice; the second changes nothing. */
export interface SandboxPages {
  /** Throws a 404 refusal for an unknown one. */
  checkout(id: string): Promise<HostedPage>
  pay(
    id: string,
    card: { readonly number: string; readonly expiry: string; readonly cvc: string },
  ): Promise<HostedAnswer>
  answerChallenge(id: string, confirmed: boolean): Promise<HostedAnswer>
  /** Tells the portal what was decided; false when it is to be tried again, which a job does. */
  deliverEvent(id: string): Promise<boolean>
}
