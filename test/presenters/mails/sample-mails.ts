import type { Mail, MailKind } from '#domain/mails/mail.ts'

const order = {
  reference: 'CH-7K3M-92QD',
  commonName: 'boutique.ateliers.example',
  statusUrl: 'https://portal.sceau.example/orders/CH-7K3M-92QD',
}

const linkOrder = {
  name: 'Maëlle Quéré',
  reference: 'CH-7K3M-92QD',
  commonName: 'boutique.ateliers.example',
  accountName: 'Ateliers Kervran SAS',
  portalUrl: 'https://portal.sceau.example/sign-in',
}

const registration = {
  name: 'Maëlle Quéré',
  organization: 'Ateliers Kervran SAS',
  portalUrl: 'https://portal.sceau.example/sign-in',
}

const ABOUT_ACCOUNT = {
  name: 'Maëlle Quéré',
  accountName: 'Ateliers Kervran SAS',
  portalUrl: 'https://portal.sceau.example/sign-in',
}

const aDocument = {
  number: 'FR-2026-000123',
  gross: 23_880n,
  currency: 'EUR',
  dueOn: '2026-12-23',
  pageUrl: 'https://portal.sceau.example/orders/CH-7K3M-92QD',
} as const

const mandate = {
  reference: 'FR-SDD-001001',
  creditor: 'Sceau Certificats',
  debtor: 'Ateliers Kervran SAS',
  ibanEnd: '2606',
  pageUrl: 'https://portal.sceau.example/administration/preferences/mandate',
}

const NAMES = ['boutique.ateliers.example', 'www.boutique.ateliers.example', 'api.ateliers.example']

/** One mail of every kind, and of both decisions. */
export const SAMPLE_MAILS: readonly Mail[] = [
  { kind: 'order_confirmation', data: { ...order, document: { kind: 'invoice', number: 'FR-2026-000123' } } },
  { kind: 'approval_requested', data: { ...order, requestedBy: 'Maëlle Quéré' } },
  { kind: 'approval_decided', data: { ...order, approved: true, reason: '', decidedBy: 'Aodren Le Goff' } },
  {
    kind: 'approval_decided',
    data: { ...order, approved: false, reason: 'Budget used up until January.', decidedBy: 'Aodren Le Goff' },
  },
  { kind: 'link_order_received', data: linkOrder },
  { kind: 'link_order_decided', data: { ...linkOrder, approved: true, reason: '' } },
  { kind: 'link_order_decided', data: { ...linkOrder, approved: false, reason: 'Nobody here knows this domain.' } },
  {
    kind: 'dcv_challenge',
    data: {
      reference: order.reference,
      domain: 'ateliers.example',
      names: NAMES,
      requestedBy: 'Ateliers Éléonore & Fils',
      approveUrl: 'https://portal.sceau.example/domain-control/9pQ2kU0sYw3mT6bR1xL8',
      expiresAt: new Date('2026-12-23T10:30:00Z'),
    },
  },
  { kind: 'payment_received', data: { ...order, amount: 23_880n, currency: 'EUR', invoiceNumber: 'FR-2026-000123' } },
  { kind: 'payment_refused', data: order },
  {
    kind: 'documents_requested',
    data: { ...order, documents: ['Register extract, three months old at most', 'Letter signed by the director'] },
  },
  { kind: 'order_suspended', data: { ...order, reason: 'Nobody answers at the telephone number of the register.' } },
  {
    kind: 'caa_obstacle',
    data: { ...order, name: 'ateliers.example', record: '0 issue "letsencrypt.org"', isLast: false },
  },
  {
    kind: 'certificate_delivered',
    data: {
      ...order,
      names: NAMES,
      notBefore: new Date('2026-11-23T09:00:00Z'),
      notAfter: new Date('2027-06-10T09:00:00Z'),
      planEnd: new Date('2027-11-23T09:00:00Z'),
      recommendedFormat: 'bundle',
      downloadUrl: 'https://portal.sceau.example/orders/CH-7K3M-92QD/certificates/3f9a/download',
    },
  },
  { kind: 'invoice_issued', data: aDocument },
  { kind: 'credit_note_issued', data: { ...aDocument, number: 'FR-2026-000007', dueOn: null } },
  { kind: 'mandate_to_sign', data: mandate },
  { kind: 'mandate_accepted', data: mandate },
  { kind: 'mandate_refused', data: { ...mandate, reason: 'The signature is missing.' } },
  { kind: 'order_cancelled', data: { ...order, reason: 'Ordered twice.' } },
  { kind: 'registration_received', data: registration },
  {
    kind: 'registration_correction',
    data: {
      ...registration,
      message: 'The SIREN is that of another company.',
      formUrl: 'https://portal.sceau.example/sign-up/corrections/Jb7x2VnQ',
      expiresAt: new Date('2026-12-07T09:00:00Z'),
    },
  },
  { kind: 'registration_refused', data: { ...registration, reason: 'We only sell to companies.' } },
  {
    kind: 'password_invitation',
    data: {
      name: 'Maëlle Quéré',
      login: 'maelle.quere',
      accountName: 'Boulangerie du Port',
      passwordUrl: 'https://portal.sceau.example/password/Jb7x2VnQ',
      expiresAt: new Date('2026-11-26T10:00:00Z'),
    },
  },
  {
    kind: 'contract_ending',
    data: {
      number: 'CT1001',
      endsOn: '2026-12-23',
      daysLeft: 30,
      contractUrl: 'https://portal.sceau.example/contract',
    },
  },
  {
    kind: 'password_invitation',
    data: {
      name: 'Maëlle Quéré',
      login: 'maelle.quere',
      accountName: 'Boulangerie du Port',
      passwordUrl: 'https://portal.sceau.example/password/Jb7x2VnQ',
      expiresAt: new Date('2026-11-26T10:00:00Z'),
    },
  },
  {
    kind: 'password_reset',
    data: {
      name: 'Maëlle Quéré',
      login: 'maelle.quere',
      passwordUrl: 'https://portal.sceau.example/password/Jb7x2VnQ',
      expiresAt: new Date('2026-11-23T11:00:00Z'),
    },
  },
  {
    kind: 'login_changed',
    data: {
      name: 'Maëlle Quéré',
      login: 'm.quere',
      at: new Date('2026-11-23T10:12:00Z'),
      forgottenUrl: 'https://portal.sceau.example/sign-in/forgotten',
    },
  },
  {
    kind: 'password_changed',
    data: {
      name: 'Maëlle Quéré',
      login: 'maelle.quere',
      at: new Date('2026-11-23T10:12:00Z'),
      forgottenUrl: 'https://portal.sceau.example/sign-in/forgotten',
    },
  },
  {
    kind: 'email_confirmation',
    data: {
      name: 'Maëlle Quéré',
      login: 'maelle.quere',
      email: 'maelle@port.example',
      confirmUrl: 'https://portal.sceau.example/email-changes/Jb7x2VnQ',
      expiresAt: new Date('2026-11-24T10:00:00Z'),
    },
  },
  {
    kind: 'email_release',
    data: {
      name: 'Maëlle Quéré',
      login: 'maelle.quere',
      email: 'maelle@port.example',
      confirmUrl: 'https://portal.sceau.example/email-changes/Jb7x2VnQ',
      expiresAt: new Date('2026-11-24T10:00:00Z'),
    },
  },
  {
    kind: 'personal_data_link',
    data: {
      about: 'Ateliers Kervran',
      email: 'maelle@port.example',
      openUrl: 'https://portal.sceau.example/personal-data/links/Jb7x2VnQ',
      expiresAt: new Date('2026-11-23T11:00:00Z'),
    },
  },
  {
    kind: 'email_changed',
    data: {
      name: 'Maëlle Quéré',
      login: 'maelle.quere',
      at: new Date('2026-11-23T10:12:00Z'),
      signInUrl: 'https://portal.sceau.example/sign-in',
    },
  },
  {
    kind: 'two_factor_changed',
    data: {
      name: 'Maëlle Quéré',
      change: 'recovery_code_used',
      at: new Date('2026-11-23T11:00:00Z'),
      address: '192.0.2.7',
      pageUrl: 'https://portal.sceau.example/profile/two-factor',
    },
  },
  ...(['account_suspended', 'account_reopened', 'account_closed'] as const).map((kind): Mail => {
    return { kind, data: { ...ABOUT_ACCOUNT, reason: 'Trois factures en retard' } }
  }),
  { kind: 'option_changed', data: { ...ABOUT_ACCOUNT, from: 'rebate', to: 'monthly' } },
  { kind: 'super_user_gained', data: { ...ABOUT_ACCOUNT, login: 'maelle.quere' } },
  { kind: 'super_user_lost', data: { ...ABOUT_ACCOUNT, successor: 'Yann Kerbrat', former: 'suspended' } },
  { kind: 'email_corrected', data: { ...ABOUT_ACCOUNT, login: 'maelle.quere', receiver: 'old', mailbox: 'in_doubt' } },
  { kind: 'email_corrected', data: { ...ABOUT_ACCOUNT, login: 'maelle.quere', receiver: 'new', mailbox: 'trusted' } },
  { kind: 'email_corrected', data: { ...ABOUT_ACCOUNT, login: 'maelle.quere', receiver: 'new', mailbox: 'in_doubt' } },
  {
    kind: 'staff_invitation',
    data: {
      name: 'Maëlle Quéré',
      login: 'maelle.quere',
      passwordUrl: 'https://portal.sceau.example/staff/password/Jb7x2VnQ',
      expiresAt: new Date('2026-11-26T10:00:00Z'),
    },
  },
  {
    kind: 'certificate_link',
    data: {
      name: 'Maëlle Quéré',
      login: 'maelle.quere',
      accountName: 'Port de Kervran',
      linkUrl: 'https://portal.sceau.example/certificate-links/Jb7x2VnQ',
      expiresAt: new Date('2026-11-26T10:00:00Z'),
    },
  },
  {
    kind: 'certificate_made',
    data: {
      name: 'Maëlle Quéré',
      login: 'maelle.quere',
      at: new Date('2026-11-23T10:12:00Z'),
      notAfter: new Date('2027-11-23T10:12:00Z'),
      pageUrl: 'https://portal.sceau.example/profile/certificate',
    },
  },
  {
    kind: 'certificate_ending',
    data: {
      name: 'Maëlle Quéré',
      notAfter: new Date('2026-12-23T10:12:00Z'),
      pageUrl: 'https://portal.sceau.example/profile/certificate',
    },
  },
  {
    kind: 'user_blocked',
    data: {
      name: 'Maëlle Quéré',
      userName: 'Yann Le Goff',
      userLogin: 'yann.le-goff',
      cause: 'panic',
      by: 'Yann Le Goff',
      address: '192.0.2.7',
      at: new Date('2026-11-23T11:00:00Z'),
      pageUrl: 'https://portal.sceau.example/administration/users/01a1a1a1-0000-7000-8000-000000000001',
    },
  },
]

export const HOUSE = { name: 'Sceau', accent: '#a3212b', publicUrl: 'https://portal.sceau.example' }

export function sampleMail<Kind extends MailKind>(kind: Kind): Extract<Mail, { readonly kind: Kind }> {
  const mail = SAMPLE_MAILS.find((sample): sample is Extract<Mail, { readonly kind: Kind }> => sample.kind === kind)
  if (!mail) throw new Error(`there is no sample of ${kind}`)
  return mail
}
