/** What tools propose and tutorials show, by lower-case text: nobody means it. */
const LEFTOVERS = new Set([
  'default city',
  'default company ltd',
  'default company',
  'internet widgits pty ltd',
  'some-state',
  'somecity',
  'some city',
  'some organization',
  'some organizational unit',
  'somestate',
  'city',
  'state',
  'locality',
  'organization',
  'company',
  'company name',
  'my company',
  'mycompany',
  'my company ltd',
  'your company',
  'example',
  'example inc',
  'unknown',
  'test',
  'localhost',
  'localhost.localdomain',
])

/** Values that only say that there is none (BR §7.1.4.2: no certificate may carry them). */
const EMPTY = /^[\s.\-_*/]*$|^(?:n\/?a|none|null|nil|undefined)$/i

/** True for a subject value that stands for nothing. */
export function isPlaceholder(value: string): boolean {
  return EMPTY.test(value) || LEFTOVERS.has(value.trim().toLowerCase())
}
