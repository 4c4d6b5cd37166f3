import type { AssessedOrder } from '#domain/orders/assessment.ts'
import type { CsrFault } from '#domain/csr/faults.ts'
import { holdsPrivateKey } from '#domain/csr/faults.ts'
import type { CsrFinding } from '#domain/csr/findings.ts'
import type { CsrSubject, ParsedCsr } from '#domain/csr/parsed-csr.ts'
import { describeKey } from '#domain/csr/describe-key.ts'
import { csrCommand } from '#domain/orders/csr-command.ts'
import { csrToolFor } from '#domain/orders/software.ts'
import type { Translate } from '#platform/i18n.ts'
import { alert } from '#presenters/components/alert.ts'
import { attributeWord, inWords } from './fault-sentences.ts'
import type { Remark } from './names-check.ts'

/** The CSR read back, with what was found in it; or why it is none. */
export function csrCheck({ assessment }: Pick<AssessedOrder, 'assessment'>, t: Translate) {
  const { csr, csrFault, csrFindings, namesToAdd } = assessment
  return {
    fault: csrFault ? faultAlert(csrFault, t) : null,
    card: csr ? { title: t('csr.card.title'), facts: csrFacts(csr, t), verdict: verdictOf(csrFindings, t) } : null,
    remarks: csrFindings.map((finding) => findingRemark(finding, t)),
    add:
      csr && namesToAdd.length > 0
        ? { value: namesToAdd.join('\n'), label: t('operations.names.add_from_csr', { count: namesToAdd.length }) }
        : null,
  }
}

/** How to make a CSR with the chosen software, for the names that are typed so far. */
export function csrHelp({ assessment, input }: Pick<AssessedOrder, 'assessment' | 'input'>, t: Translate) {
  const tool = csrToolFor(input.software)
  const command = csrCommand(
    tool,
    assessment.names.names.map(({ name }) => name),
  )
  return {
    title: t('csr.help.title'),
    text: t(`csr.help.${tool}`),
    command: command === null ? null : { id: 'csr-command', label: t('csr.help.command'), value: command },
    after: t('csr.help.after'),
  }
}

function faultAlert(fault: CsrFault, t: Translate) {
  return alert('stop', t(`csr.faults.${fault.code}`, inWords(fault.details, t)), {
    title: holdsPrivateKey(fault) ? t('csr.faults.key_title') : t('csr.faults.title'),
    urgent: true,
  })
}

function verdictOf(findings: readonly CsrFinding[], t: Translate) {
  const refused = findings.some(({ severity }) => severity === 'refused')
  if (refused) return { tone: 'stop' as const, label: t('csr.card.refused') }
  return findings.length > 0
    ? { tone: 'act' as const, label: t('csr.card.warned') }
    : { tone: 'done' as const, label: t('csr.card.good') }
}

function findingRemark({ severity, code, details }: CsrFinding, t: Translate): Remark {
  return { tone: severity === 'refused' ? 'stop' : 'act', text: t(`csr.findings.${code}`, inWords(details, t)) }
}

function csrFacts(csr: ParsedCsr, t: Translate) {
  const { sans, key, signature } = csr
  const names = [...sans.dns, ...sans.ip]
  const hash = signature.hash?.toUpperCase().replace('SHA', 'SHA-') ?? null
  return [
    ...subjectFacts(csr.subject, t),
    ...(names.length > 0 ? [fact(t('csr.card.names', { count: names.length }), someOf(names))] : []),
    fact(t('csr.card.key'), describeKey(key)),
    fact(
      t('csr.card.signature'),
      hash === null
        ? t(`csr.card.verdicts.${signature.verdict}`)
        : `${hash}, ${t(`csr.card.verdicts.${signature.verdict}`)}`,
    ),
  ]
}

function subjectFacts({ attributes }: CsrSubject, t: Translate) {
  return attributes
    .slice(0, MOST_SHOWN)
    .map(({ name, oid, value }) => fact(name === null ? oid : attributeWord(name, t), value.slice(0, LONGEST_SHOWN)))
}

const MOST_SHOWN = 12
const LONGEST_SHOWN = 200

function someOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_SHOWN).join(', ')
  return names.length > MOST_SHOWN ? `${shown}…` : shown
}

const fact = (term: string, text: string) => ({ term, text, href: null, mono: false })
