import { readFileSync } from 'node:fs'
import { parseWeakKeyList } from '#domain/csr/rsa/known-weak-keys.ts'
import { SettingFault } from './setting-fault.ts'

/** Reads what WEAK_KEYS names; a file that names no key is none of these lists, and is told before the portal opens. */
export function readWeakKeyLists(files: readonly string[]): ReadonlySet<string> {
  const known = new Set<string>()
  for (const file of files) {
    const listed = parseWeakKeyList(read(file))
    if (listed.size === 0) throw new SettingFault(`WEAK_KEYS: there is no fingerprint of a key in ${file}.`)
    for (const fingerprint of listed) known.add(fingerprint)
  }
  return known
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new SettingFault(`WEAK_KEYS: the file ${file} can't be read (${code}).`, error)
  }
}
