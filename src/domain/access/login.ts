/** Three to sixty signs that every keyboard has; capitals are made small before. */
const LOGIN = /^[a-z0-9](?:[a-z0-9._@+-]{1,58})[a-z0-9]$/

export const isLogin = (text: string): boolean => LOGIN.test(text)

/** A login as it is kept, however it was typed; null when it is none. */
export function readLogin(typed: string): string | null {
  const login = typed.trim().toLowerCase()
  return isLogin(login) ? login : null
}

/** A login made of somebody's name: «Élodie Saint-Jean» becomes `elodie.saint-jean`; empty when nothing is left of it. */
export function proposeLogin(name: string): string {
  const proposal = name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9-]+/g, '.')
    .slice(0, 60)
    .replaceAll(/^[.-]+|[.-]+$/g, '')
  return isLogin(proposal) ? proposal : ''
}
