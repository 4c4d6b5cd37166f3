/** Whether so many insertions, deletions or replacements of a letter make one text of the other. Meant for a few. */
export function isWithinEdits(one: string, other: string, edits: number): boolean {
  if (edits < 0) return false
  const shared = commonPrefix(one, other)
  const left = one.slice(shared)
  const right = other.slice(shared)
  if (left === '' || right === '') return left.length + right.length <= edits

  return (
    isWithinEdits(left.slice(1), right.slice(1), edits - 1) ||
    isWithinEdits(left.slice(1), right, edits - 1) ||
    isWithinEdits(left, right.slice(1), edits - 1)
  )
}

function commonPrefix(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}
