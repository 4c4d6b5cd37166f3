import { DCV_METHODS, type DcvMethod } from '#domain/rules/dcv-methods.ts'
import { CAA_CODES, type CaaCode } from '#domain/validation/caa.ts'
import { OBSERVATIONS, type ObservationCode } from '#domain/validation/dcv-observation.ts'
import type { Observation } from '#domain/validation/domain-validation.ts'
import type { Translate } from '#platform/i18n.ts'
import type { CaaResult } from './order-file.ts'

const KNOWN_OBSERVATIONS = Object.keys(OBSERVATIONS) as ObservationCode[]

/** What a look at the outside has seen, in one sentence; codes of another version say nothing. */
export function observationText({ code }: Observation, t: Translate): string {
  const known = KNOWN_OBSERVATIONS.find((candidate) => candidate === code)
  return known ? t(`validation.observations.${known}`) : ''
}

/** The type of the record that a method asks for; files and mails have none. */
export const RECORD_TYPE: Readonly<Record<DcvMethod, string>> = {
  dns_persistent: 'TXT',
  dns_cname: 'CNAME',
  dns_txt: 'TXT',
  http_file: '',
  email: '',
  acme_dns_01: 'TXT',
  acme_http_01: '',
  acme_tls_alpn_01: '',
}

export function caaText({ code, domain, record }: CaaResult, t: Translate): string {
  const known: CaaCode | undefined = CAA_CODES.find((candidate) => candidate === code)
  return known ? t(`validation.caa.${known}`, { domain: domain ?? '', record: record ?? '' }) : ''
}

export const methodName = (method: DcvMethod, t: Translate) => t(`validation.methods.${method}.name`)

/** A method that an event was recorded with, by its name; the event outlives the code that knew it. */
export function methodNamed(code: string | number | undefined, t: Translate): string {
  const known = DCV_METHODS.find((candidate) => candidate === code)
  return known ? methodName(known, t) : ''
}
