import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { csrCommand } from '#domain/orders/csr-command.ts'
import { CSR_TOOLS, csrToolFor, SOFTWARE } from '#domain/orders/software.ts'
import { parseNames } from '#domain/names/parse-names.ts'

const { names } = parseNames('*.crumbs.example www.müller.example 198.51.101.7', ['example'])

describe('the command that makes a CSR', () => {
  test('names every name in the kind that it is, the first one as common name', () => {
    const command = csrCommand('openssl', names)

    expect(command).toContain('-subj "/CN=*.crumbs.example"')
    expect(command).toContain('subjectAltName=DNS:*.crumbs.example,DNS:www.xn--mller-kva.example,IP:198.51.101.7')
  })

  test('gives its files names that every system takes', () => {
    expect(csrCommand('openssl', names)).toContain('-keyout "wildcard.crumbs.example.key"')
  })

  test.each(['openssl', 'keytool'] as const)('is one command to a shell: %s', (tool) => {
    const { status } = spawnSync('sh', ['-n', '-c', csrCommand(tool, names) ?? ''])

    expect(status).toBe(0)
  })

  test('is there before any name is typed, with an example', () => {
    expect(csrCommand('keytool', [])).toContain('www.example.com')
  })

  test.each(['iis', 'f5'] as const)('does not exist for what is done in windows: %s', (tool) => {
    expect(csrCommand(tool, names)).toBeNull()
  })
})

describe('the tool for a software', () => {
  test.each(SOFTWARE.map(({ name }) => name))('of %s is known', (name) => {
    expect(CSR_TOOLS).toContain(csrToolFor(name))
  })

  test('that nobody has listed is OpenSSL', () => {
    expect(csrToolFor('a toaster')).toBe('openssl')
  })
})
