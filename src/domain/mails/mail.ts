import type { DownloadFormat } from '#domain/certificates/downloads.ts'
import type { PurchaseOption } from '#domain/access/signed-in.ts'
import type { FormerSuperUser, OldMailbox } from '#domain/accounts/super-user-change.ts'
import type { TwoFactorChange } from '#domain/access/second-factor.ts'
import type { Currency } from '#domain/shared/money.ts'

/** What every mail about an order names, and where its button leads. */
interface AboutOrder {
  readonly reference: string
  readonly commonName: string
  readonly statusUrl: string
}

/** An invoice or a credit note that goes along. */
interface AboutDocument {
  readonly number: string
  readonly gross: bigint
  readonly currency: Currency
  /** Calendar day; null where nothing is to be paid. */
  readonly dueOn: string | null
  /** Where it is found again. */
  readonly pageUrl: string
}

/** A mandate is named by its reference; of the IBAN only its end is ever written. */
interface AboutMandate {
  readonly reference: string
  readonly creditor: string
  readonly debtor: string
  readonly ibanEnd: string
  readonly pageUrl: string
}

/** To somebody who has ordered through a link, and sees no page of the account. */
interface AboutLinkOrder {
  readonly name: string
  readonly reference: string
  readonly commonName: string
  readonly accountName: string
  readonly portalUrl: string
}

/** What every mail about a registration names: who is asked, and for which organization. */
interface AboutRegistration {
  readonly name: string
  readonly organization: string
  /** Of the portal: registrations have no page for their applicant while nothing is asked. */
  readonly portalUrl: string
}

/** Never the password itself: the link leads to a page where its receiver chooses one. */
interface AboutPassword {
  readonly name: string
  readonly login: string
  readonly passwordUrl: string
  readonly expiresAt: Date
}

/** What staff have decided about an account, as its super user is told. */
interface AboutAccount {
  readonly name: string
  readonly accountName: string
  readonly portalUrl: string
}

/** Every mail of the portal with what it tells. Words and layout are made of it in the receiver's language. */
export type Mail =
  | {
      readonly kind: 'order_confirmation'
      readonly data: AboutOrder & { readonly document: { readonly kind: string; readonly number: string } | null }
    }
  | { readonly kind: 'approval_requested'; readonly data: AboutOrder & { readonly requestedBy: string } }
  | {
      readonly kind: 'approval_decided'
      readonly data: AboutOrder & { readonly approved: boolean; readonly reason: string; readonly decidedBy: string }
    }
  | { readonly kind: 'link_order_received'; readonly data: AboutLinkOrder }
  | {
      readonly kind: 'link_order_decided'
      readonly data: AboutLinkOrder & { readonly approved: boolean; readonly reason: string }
    }
  | {
      readonly kind: 'dcv_challenge'
      readonly data: {
        readonly reference: string
        readonly domain: string
        readonly names: readonly string[]
        readonly requestedBy: string
        readonly approveUrl: string
        readonly expiresAt: Date
      }
    }
  | {
      readonly kind: 'payment_received'
      readonly data: AboutOrder & {
        readonly amount: bigint
        readonly currency: Currency
        readonly invoiceNumber: string
      }
    }
  | { readonly kind: 'payment_refused'; readonly data: AboutOrder }
  | { readonly kind: 'documents_requested'; readonly data: AboutOrder & { readonly documents: readonly string[] } }
  | { readonly kind: 'order_suspended'; readonly data: AboutOrder & { readonly reason: string } }
  | {
      readonly kind: 'caa_obstacle'
      readonly data: AboutOrder & {
        readonly name: string
        /** Null where none could be read. */
        readonly record: string | null
        /** Nobody looks again by themselves. */
        readonly isLast: boolean
      }
    }
  | {
      readonly kind: 'certificate_delivered'
      readonly data: AboutOrder & {
        readonly names: readonly string[]
        readonly notBefore: Date
        readonly notAfter: Date
        readonly planEnd: Date
        readonly recommendedFormat: DownloadFormat
        readonly downloadUrl: string
      }
    }
  | { readonly kind: 'invoice_issued'; readonly data: AboutDocument }
  | { readonly kind: 'credit_note_issued'; readonly data: AboutDocument }
  | { readonly kind: 'mandate_to_sign'; readonly data: AboutMandate }
  | { readonly kind: 'mandate_accepted'; readonly data: AboutMandate }
  | { readonly kind: 'mandate_refused'; readonly data: AboutMandate & { readonly reason: string } }
  | { readonly kind: 'order_cancelled'; readonly data: AboutOrder & { readonly reason: string } }
  | { readonly kind: 'registration_received'; readonly data: AboutRegistration }
  | {
      readonly kind: 'registration_correction'
      readonly data: AboutRegistration & {
        readonly message: string
        readonly formUrl: string
        readonly expiresAt: Date
      }
    }
  | { readonly kind: 'registration_refused'; readonly data: AboutRegistration & { readonly reason: string } }
  | {
      readonly kind: 'contract_ending'
      readonly data: {
        readonly number: string
        /** Calendar day. */
        readonly endsOn: string
        readonly daysLeft: number
        readonly contractUrl: string
      }
    }
  | {
      readonly kind: 'password_invitation'
      readonly data: AboutPassword & { readonly accountName: string }
    }
  | { readonly kind: 'password_reset'; readonly data: AboutPassword }
  | {
      readonly kind: 'password_changed' | 'login_changed'
      readonly data: { readonly name: string; readonly login: string; readonly at: Date; readonly forgottenUrl: string }
    }
  | {
      readonly kind: 'email_confirmation' | 'email_release'
      readonly data: {
        readonly name: string
        readonly login: string
        readonly email: string
        readonly confirmUrl: string
        readonly expiresAt: Date
      }
    }
  | {
      readonly kind: 'email_changed'
      readonly data: { readonly name: string; readonly login: string; readonly at: Date; readonly signInUrl: string }
    }
  | {
      readonly kind: 'personal_data_link'
      readonly data: {
        /** The account that it is about, or the operator. */
        readonly about: string
        readonly email: string
        readonly openUrl: string
        readonly expiresAt: Date
      }
    }
  | {
      readonly kind: 'two_factor_changed'
      readonly data: {
        readonly name: string
        readonly change: TwoFactorChange
        readonly at: Date
        /** Where it came from; null when staff did it. */
        readonly address: string | null
        readonly pageUrl: string
      }
    }
  | { readonly kind: 'account_suspended'; readonly data: AboutAccount & { readonly reason: string } }
  | { readonly kind: 'account_reopened'; readonly data: AboutAccount & { readonly reason: string } }
  | { readonly kind: 'account_closed'; readonly data: AboutAccount & { readonly reason: string } }
  | {
      readonly kind: 'option_changed'
      readonly data: AboutAccount & { readonly from: PurchaseOption; readonly to: PurchaseOption }
    }
  | { readonly kind: 'super_user_gained'; readonly data: AboutAccount & { readonly login: string } }
  | {
      readonly kind: 'super_user_lost'
      readonly data: AboutAccount & { readonly successor: string; readonly former: FormerSuperUser }
    }
  | {
      readonly kind: 'email_corrected'
      readonly data: AboutAccount & {
        readonly login: string
        readonly receiver: 'old' | 'new'
        readonly mailbox: OldMailbox
      }
    }
  | { readonly kind: 'staff_invitation'; readonly data: AboutPassword }
  | {
      readonly kind: 'certificate_link'
      readonly data: {
        readonly name: string
        readonly login: string
        readonly accountName: string
        readonly linkUrl: string
        readonly expiresAt: Date
      }
    }
  | {
      readonly kind: 'certificate_made'
      readonly data: {
        readonly name: string
        readonly login: string
        readonly at: Date
        readonly notAfter: Date
        readonly pageUrl: string
      }
    }
  | {
      readonly kind: 'certificate_ending'
      readonly data: { readonly name: string; readonly notAfter: Date; readonly pageUrl: string }
    }
  | {
      readonly kind: 'user_blocked'
      readonly data: {
        /** Of the super user, who reads it. */
        readonly name: string
        readonly userName: string
        readonly userLogin: string
        readonly cause: 'panic' | 'revocation'
        /** Who did it, and from where. */
        readonly by: string
        readonly address: string | null
        readonly at: Date
        readonly pageUrl: string
      }
    }

export type MailKind = Mail['kind']
