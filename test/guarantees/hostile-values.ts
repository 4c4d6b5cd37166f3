/** What an attacker, a broken program or a cat on the keyboard may send as one value. */
export const HOSTILE_VALUES: readonly string[] = [
  '',
  ' \t ',
  'x'.repeat(10_000),
  'before\u0000after',
  'line\r\nSet-Cookie: stolen=1\r\n\r\n<b>',
  '\u202Egpj.exe\u2066\u2069',
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  '{{7*7}}${7*7}<%= 7*7 %>#{7*7}',
  `' or 1=1; drop table orders; --`,
  `") union select null, version() --`,
  '%s%n%x',
  '../../../../etc/passwd',
  'javascript:alert(1)',
  '//evil.example/',
  '=cmd|’ /c calc’!A0',
  '-1',
  '1e309',
  '99999999999999999999999999',
  '١٢٣',
  'NaN',
  '__proto__',
  '{"$gt":""}',
  '2026-02-30',
  '00000000-0000-0000-0000-000000000000',
  '*.*.example',
  'xn--\u0301.example',
  '👩‍👩‍👧‍👦 Zürich İstanbul ﷽',
  '\uD800',
  'a'.repeat(64) + '.example',
]

/** Those that get furthest when all else in the form is right. */
export const FAR_REACHING_VALUES: readonly string[] = [
  `before\u0000after\r\nline ' or 1=1; drop table orders; -- "'\`<script>alert(1)</script> {{7*7}} %_\\ \u202E __proto__ ﷽`,
  '99999999999999999999999999',
  'x'.repeat(10_000),
]

/** Bodies and queries that no value can make: names that repeat or nest, and bytes that are no text. */
export function hostileShapes(name: string): readonly string[] {
  const field = encodeURIComponent(name)
  return [
    `${field}=a&${field}=b&${field}=c`,
    `${field}[]=a&${field}[]=b`,
    `${field}[x][y][z]=a`,
    `${field}[__proto__][polluted]=1&__proto__[polluted]=1&constructor[prototype][polluted]=1`,
    `${field}=%FF%FE%C0%80`,
    `${field}=%E0%80%80&${field}=%ED%A0%80`,
    `${field}=%ZZ%`,
    `${field}&=&&==&%00=%00`,
    `${'['.repeat(2_000)}${field}=a`,
  ]
}

/** So many rounds that each field meets each value, with other values around it: in the first, field 0 gets value 0. */
export function rounds(names: readonly string[]): (readonly (readonly [string, string])[])[] {
  return HOSTILE_VALUES.map((_, round) =>
    names.map((name, index) => [name, HOSTILE_VALUES[(index + round) % HOSTILE_VALUES.length] ?? ''] as const),
  )
}
