/** The column that keeps a field: its name in snake case, where nothing else is said. */
export const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The columns of fields that are kept as they are. */
export const columnsOf = <Field extends string>(fields: readonly Field[]): Readonly<Record<Field, string>> =>
  Object.fromEntries(fields.map((field) => [field, columnOf(field)])) as Record<Field, string>
