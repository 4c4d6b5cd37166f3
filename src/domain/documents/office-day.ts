/** Where an office keeps its books. */
const ZONES: Readonly<Record<string, string>> = { FR: 'Europe/Paris', GB: 'Europe/London' }

/** The calendar day on which an office of that country writes a document, `YYYY-MM-DD`. */
export function officeDay(country: string, at: Date): string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: ZONES[country] ?? 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts.get('year') ?? ''}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`
}
