import { describe, expect, test } from 'vitest'
import { judgeFile, judgeRecord, OBSERVATIONS, type ObservationCode } from '#domain/validation/dcv-observation.ts'
import type { SeenAnswer, SeenPage } from '#domain/validation/seen.ts'

const TXT = { location: '_dcv.harbour.example', value: 'Token42', addresses: [] }
const CNAME = { location: '_dcv.harbour.example', value: 'token42.dcv.operator.example', addresses: [] }
const answer = (
  records: [type: string, value: string, name?: string][],
  rest: Partial<SeenAnswer> = {},
): SeenAnswer => ({
  outcome: 'found',
  records: records.map(([type, value, name = '_dcv.harbour.example']) => ({ type, value, name })),
  dnssec: 'insecure',
  resolver: '192.0.2.53',
  ...rest,
})

describe('a TXT record', () => {
  test.each<[string, SeenAnswer, ObservationCode, string[]]>([
    ['that is there', answer([['TXT', 'Token42']]), 'found', ['Token42']],
    [
      'among others',
      answer([
        ['TXT', 'v=spf1 -all'],
        ['TXT', ' Token42 '],
      ]),
      'found',
      ['v=spf1 -all', 'Token42'],
    ],
    [
      'behind an alias',
      answer([
        ['CNAME', 'x.example'],
        ['TXT', 'Token42', 'x.example'],
      ]),
      'found',
      ['Token42'],
    ],
    ['with another value', answer([['TXT', 'token42']]), 'other_value', ['token42']],
    ['that is missing beside an alias', answer([['CNAME', 'x.example']]), 'no_record', []],
    ['that is missing', answer([], { outcome: 'no_data' }), 'no_record', []],
    ['of a name that does not exist', answer([], { outcome: 'nxdomain' }), 'nxdomain', []],
    ['behind a server that fails', answer([], { outcome: 'servfail' }), 'servfail', []],
    ['of a broken signature', answer([], { outcome: 'bogus' }), 'dnssec_bogus', []],
    [
      'that is there with a broken signature',
      answer([['TXT', 'Token42']], { dnssec: 'bogus' }),
      'dnssec_bogus',
      ['Token42'],
    ],
    ['behind a server that keeps silent', answer([], { outcome: 'timeout' }), 'timeout', []],
    ['behind a server that talks nonsense', answer([], { outcome: 'malformed' }), 'malformed_answer', []],
  ])('%s', (_, seen, code, values) => {
    expect(judgeRecord('dns_txt', TXT, seen)).toEqual({
      verdict: OBSERVATIONS[code],
      code,
      seen: values,
      source: '192.0.2.53',
    })
  })

  test('is shown in part where it is long', () => {
    const long = answer(Array.from({ length: 12 }, () => ['TXT', 'x'.repeat(300)]))
    const { seen } = judgeRecord('dns_txt', TXT, long)

    expect(seen).toHaveLength(10)
    expect(seen[0]).toHaveLength(200)
  })
})

describe('a CNAME record', () => {
  test.each<[string, SeenAnswer, ObservationCode]>([
    ['that is there', answer([['CNAME', 'token42.dcv.operator.example']]), 'found'],
    [
      'in capitals and with a final dot',
      answer([['CNAME', 'TOKEN42.dcv.operator.example.', '_DCV.harbour.example.']]),
      'found',
    ],
    ['with another target', answer([['CNAME', 'elsewhere.example']]), 'other_value'],
    [
      'that only leads there in two steps',
      answer([
        ['CNAME', 'x.example'],
        ['CNAME', 'token42.dcv.operator.example', 'x.example'],
      ]),
      'other_value',
    ],
    ['that is missing', answer([], { outcome: 'no_data' }), 'no_record'],
    ['that is a TXT record instead', answer([['TXT', 'token42.dcv.operator.example']]), 'no_record'],
  ])('%s', (_, seen, code) => {
    expect(judgeRecord('dns_cname', CNAME, seen)).toMatchObject({ code, verdict: OBSERVATIONS[code] })
  })
})

describe('a file on the site', () => {
  const URL_OF_FILE = 'http://harbour.example/.well-known/pki-validation/dcv.txt'
  const FILE = { location: URL_OF_FILE, value: 'digest\nsectigo.com\nunique', addresses: [] }
  const page = (body: string, rest: Partial<SeenPage & { outcome: 'answered' }> = {}): SeenPage => ({
    outcome: 'answered',
    status: 200,
    body,
    url: URL_OF_FILE,
    redirects: [],
    ...rest,
  })

  test.each<[string, SeenPage, ObservationCode]>([
    ['with every line', page('digest\nsectigo.com\nunique'), 'found'],
    ['with lines of Windows and more of them', page('# proof\r\ndigest \r\nsectigo.com\r\nunique\r\n\r\n'), 'found'],
    ['with any success', page('digest\nsectigo.com\nunique', { status: 299 }), 'found'],
    [
      'after a redirect',
      page('digest\nsectigo.com\nunique', { redirects: ['https://www.harbour.example/dcv.txt'] }),
      'found',
    ],
    ['with a line missing', page('digest\nsectigo.com'), 'wrong_body'],
    ['with its value inside another line', page('<p>digest</p>\nsectigo.com\nunique'), 'wrong_body'],
    ['that is not there', page('', { status: 404 }), 'no_file'],
    ['that is gone', page('', { status: 410 }), 'no_file'],
    ['that is closed', page('', { status: 403 }), 'wrong_status'],
    ['of a broken server', page('', { status: 500 }), 'wrong_status'],
    ['of an odd server', page('', { status: 199 }), 'wrong_status'],
    ['that sends away', page('', { status: 302 }), 'redirect'],
    [
      'that ends on a strange port',
      page('digest\nsectigo.com\nunique', { url: 'http://harbour.example:8080/' }),
      'redirect',
    ],
    [
      'by way of a strange port',
      page('digest\nsectigo.com\nunique', { redirects: ['http://harbour.example:8080/'] }),
      'redirect',
    ],
    [
      'on port 443 of a plain address',
      page('digest\nsectigo.com\nunique', { url: 'http://harbour.example:443/' }),
      'found',
    ],
    [
      'on port 80 of a secure address',
      page('digest\nsectigo.com\nunique', { url: 'https://harbour.example:80/' }),
      'found',
    ],
  ])('%s', (_, seen, code) => {
    expect(judgeFile(FILE, seen)).toMatchObject({ code, verdict: OBSERVATIONS[code], source: seen.url })
  })

  test.each([
    ['refused_address', 'refused_address'],
    ['no_address', 'no_address'],
    ['connection_failed', 'connection_failed'],
    ['timeout', 'timeout'],
    ['tls_failed', 'tls_failed'],
    ['too_large', 'too_large'],
    ['bad_redirect', 'redirect'],
    ['too_many_redirects', 'redirect'],
  ] as const)('that could not be fetched (%s)', (outcome, code) => {
    expect(judgeFile(FILE, { outcome, url: URL_OF_FILE, detail: 'what happened' })).toEqual({
      verdict: OBSERVATIONS[code],
      code,
      seen: ['what happened'],
      source: URL_OF_FILE,
    })
  })

  test('is told by its text where that is wrong, by its status elsewhere', () => {
    expect(judgeFile(FILE, page('hello')).seen).toEqual(['hello'])
    expect(judgeFile(FILE, page('', { status: 302, redirects: ['https://harbour.example/'] })).seen).toEqual([
      '302',
      'https://harbour.example/',
    ])
  })
})
