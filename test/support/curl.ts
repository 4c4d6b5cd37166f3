import { spawnSync } from 'node:child_process'

/** False, with a printed reason, where the curl program is not installed: the tests that use it are skipped there. */
export const hasCurl = ((): boolean => {
  if (spawnSync('curl', ['--version']).status === 0) return true
  console.log('skipped: curl not found')
  return false
})()
