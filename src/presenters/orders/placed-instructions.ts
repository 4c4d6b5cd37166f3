import type { DomainValidation } from '#domain/validation/domain-validation.ts'
import type { Translate } from '#platform/i18n.ts'
import { RECORD_TYPE } from './dcv-words.ts'
import type { CodeLine } from './facts.ts'

/** What has to be put where, ready to be copied, and how to look for oneself whether it is there. */
export interface Instructions {
  readonly lines: readonly CodeLine[]
  /** The record as a zone file has it; null for a file. */
  readonly zone: CodeLine | null
  readonly check: CodeLine
}

const SECONDS_TO_LIVE = 300

/** Null for mails: there is nothing to be put anywhere. */
export function instructionsOf(validation: DomainValidation, t: Translate): Instructions | null {
  switch (validation.method) {
    case 'dns_txt':
    case 'dns_cname':
      return recordInstructions(validation, t)
    case 'http_file':
      return fileInstructions(validation, t)
    default:
      return null
  }
}

function recordInstructions({ id, domain, method, expected }: DomainValidation, t: Translate): Instructions {
  const { location, value } = expected
  const type = RECORD_TYPE[method]
  const content = type === 'TXT' ? `"${value}"` : `${value}.`
  return {
    lines: [
      { id: `proof-${id}-name`, label: t('validation.record.name', { type }), value: location },
      ...(location === domain ? [] : [shortName(id, location, domain, t)]),
      { id: `proof-${id}-value`, label: t('validation.record.value'), value },
    ],
    zone: {
      id: `proof-${id}-zone`,
      label: t('validation.record.zone'),
      value: `${location}. ${SECONDS_TO_LIVE} IN ${type} ${content}`,
    },
    check: { id: `proof-${id}-check`, label: t('validation.record.check'), value: `dig +short ${type} ${location}` },
  }
}

/** Most providers ask for the name without the domain, and add it themselves. */
function shortName(id: string, location: string, domain: string, t: Translate): CodeLine {
  return {
    id: `proof-${id}-short`,
    label: t('validation.record.short_name', { domain }),
    value: location.slice(0, -domain.length - 1),
  }
}

function fileInstructions({ id, expected }: DomainValidation, t: Translate): Instructions {
  const { location, value } = expected
  return {
    lines: [
      { id: `proof-${id}-name`, label: t('validation.file.address'), value: location },
      { id: `proof-${id}-value`, label: t('validation.file.content'), value },
    ],
    zone: null,
    check: { id: `proof-${id}-check`, label: t('validation.file.check'), value: `curl -i ${location}` },
  }
}
