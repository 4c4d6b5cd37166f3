/** Awaits what was begun at once, each under its name. */
export async function together<Parts extends Readonly<Record<string, unknown>>>(
  parts: Parts,
): Promise<{ -readonly [Name in keyof Parts]: Awaited<Parts[Name]> }> {
  const names = Object.keys(parts)
  const answers = await Promise.all(Object.values(parts))
  return Object.fromEntries(names.map((name, index) => [name, answers[index]])) as {
    -readonly [Name in keyof Parts]: Awaited<Parts[Name]>
  }
}
