import type { Request } from 'express'

/** The file that a form sent under this name; null where there is none, or an empty one. */
export function uploadedFile({ files }: Request, name: string): Buffer | null {
  const file = Array.isArray(files) ? files.find(({ fieldname, size }) => fieldname === name && size > 0) : null
  return file?.buffer ?? null
}
