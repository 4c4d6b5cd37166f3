/** What was written for this key, or is written now. A full memory begins anew: keys may come from visitors. */
export function remembered<Key, Value>(
  memory: Map<Key, Value>,
  key: Key,
  most: number,
  write: (key: Key) => Value,
): Value {
  const found = memory.get(key)
  if (found !== undefined) return found
  if (memory.size >= most) memory.clear()
  const written = write(key)
  memory.set(key, written)
  return written
}
