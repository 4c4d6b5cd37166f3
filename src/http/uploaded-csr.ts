import type { Request } from 'express'

/** The file of a form whose CSR was uploaded instead of pasted; null where there is none. */
export function uploadedCsr({ files }: Request): Buffer | null {
  const file = Array.isArray(files) ? files.find(({ fieldname, size }) => fieldname === 'csr_file' && size > 0) : null
  return file?.buffer ?? null
}
