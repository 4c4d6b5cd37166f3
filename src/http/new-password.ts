import { z } from 'zod'
import { says } from './form.ts'

/** A new password and the same once more; what it is worth the domain judges. */
export const NewPassword = z
  .object({
    password: z.string(says('access.password.too_short')).max(5000, says('access.password.too_long')),
    again: z.string(says('access.password.different')).max(5000, says('access.password.different')),
  })
  .refine(({ password, again }) => password === again, { ...says('access.password.different'), path: ['again'] })
