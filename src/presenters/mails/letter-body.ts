import type { Letter } from '#domain/mails/letter.ts'
import type { Mail } from '#domain/mails/mail.ts'
import {
  accountStateBody,
  emailCorrectedBody,
  optionChangedBody,
  superUserGainedBody,
  superUserLostBody,
} from './account-bodies.ts'
import { approvalDecidedBody, approvalRequestedBody } from './approval-bodies.ts'
import { challengeBody } from './challenge-body.ts'
import { contractEndingBody } from './contract-ending-body.ts'
import { documentBody } from './document-body.ts'
import { deliveryBody } from './delivery-body.ts'
import {
  caaObstacleBody,
  cancellationBody,
  confirmationBody,
  documentsRequestedBody,
  suspensionBody,
} from './order-bodies.ts'
import { linkOrderDecidedBody, linkOrderReceivedBody } from './link-order-bodies.ts'
import { emailChangedBody, emailConfirmationBody } from './email-bodies.ts'
import { mandateBody, mandateRefusal } from './mandate-bodies.ts'
import { credentialChangedBody, passwordLinkBody } from './password-bodies.ts'
import { paymentReceivedBody, paymentRefusedBody } from './payment-bodies.ts'
import { personalDataLinkBody } from './personal-data-body.ts'
import { registrationCorrectionBody, registrationReceivedBody, registrationRefusedBody } from './registration-bodies.ts'
import { twoFactorChangedBody } from './two-factor-changed-body.ts'
import {
  certificateEndingBody,
  certificateLinkBody,
  certificateMadeBody,
  userBlockedBody,
} from './user-certificate-bodies.ts'
import type { Words } from './words.ts'

/** What a kind of mail adds to the words that every kind has. */
export interface LetterBody extends Partial<Pick<Letter, 'paragraphs' | 'list' | 'details' | 'otherLink' | 'notes'>> {
  /** For the blanks of the kind's sentences. */
  readonly values: Readonly<Record<string, string>>
  /** Where the button leads. */
  readonly url: string
}

export function letterBody(mail: Mail, words: Words): LetterBody {
  switch (mail.kind) {
    case 'order_confirmation':
      return confirmationBody(mail.data, words)
    case 'approval_requested':
      return approvalRequestedBody(mail.data, words)
    case 'approval_decided':
      return approvalDecidedBody(mail.data, words)
    case 'link_order_received':
      return linkOrderReceivedBody(mail.data, words)
    case 'link_order_decided':
      return linkOrderDecidedBody(mail.data, words)
    case 'dcv_challenge':
      return challengeBody(mail.data, words)
    case 'payment_received':
      return paymentReceivedBody(mail.data, words)
    case 'payment_refused':
      return paymentRefusedBody(mail.data, words)
    case 'documents_requested':
      return documentsRequestedBody(mail.data, words)
    case 'order_suspended':
      return suspensionBody(mail.data, words)
    case 'caa_obstacle':
      return caaObstacleBody(mail.data, words)
    case 'certificate_delivered':
      return deliveryBody(mail.data, words)
    case 'order_cancelled':
      return cancellationBody(mail.data, words)
    case 'invoice_issued':
    case 'credit_note_issued':
      return documentBody(mail.data, words)
    case 'mandate_to_sign':
      return { ...mandateBody(mail.data, words), paragraphs: [words.t('mail.mandate_to_sign.next')] }
    case 'mandate_accepted':
      return mandateBody(mail.data, words)
    case 'mandate_refused':
      return { ...mandateBody(mail.data, words), ...mandateRefusal(mail.data, words) }
    case 'registration_received':
      return registrationReceivedBody(mail.data, words)
    case 'registration_correction':
      return registrationCorrectionBody(mail.data, words)
    case 'registration_refused':
      return registrationRefusedBody(mail.data, words)
    case 'contract_ending':
      return contractEndingBody(mail.data, words)
    case 'password_invitation':
    case 'password_reset':
    case 'staff_invitation':
      return passwordLinkBody(mail, words)
    case 'email_confirmation':
    case 'email_release':
      return emailConfirmationBody(mail, words)
    case 'email_changed':
      return emailChangedBody(mail.data, words)
    case 'password_changed':
    case 'login_changed':
      return credentialChangedBody(mail, words)
    case 'personal_data_link':
      return personalDataLinkBody(mail.data, words)
    case 'certificate_link':
      return certificateLinkBody(mail.data, words)
    case 'certificate_made':
      return certificateMadeBody(mail.data, words)
    case 'certificate_ending':
      return certificateEndingBody(mail.data, words)
    case 'user_blocked':
      return userBlockedBody(mail.data, words)
    case 'two_factor_changed':
      return twoFactorChangedBody(mail.data, words)
    case 'account_suspended':
    case 'account_reopened':
    case 'account_closed':
      return accountStateBody(mail, words)
    case 'option_changed':
      return optionChangedBody(mail.data, words)
    case 'super_user_gained':
      return superUserGainedBody(mail.data, words)
    case 'super_user_lost':
      return superUserLostBody(mail.data, words)
    case 'email_corrected':
      return emailCorrectedBody(mail.data, words)
  }
}
