/** Providers whose addresses anybody can have: sharing one says nothing about two people. */
const OPEN_TO_EVERYBODY = new Set(
  (
    'gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr hotmail.co.uk live.com live.fr msn.com ' +
    'yahoo.com yahoo.fr yahoo.co.uk ymail.com icloud.com me.com mac.com proton.me protonmail.com pm.me gmx.com gmx.net ' +
    'gmx.fr gmx.de web.de t-online.de aol.com mail.com zoho.com fastmail.com orange.fr wanadoo.fr free.fr sfr.fr ' +
    'laposte.net bbox.fr neuf.fr numericable.fr btinternet.com virginmedia.com sky.com talktalk.net libero.it'
  ).split(' '),
)

/** What stands after the @, in lower case. */
export function mailDomain(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

export function isOpenToEverybody(domain: string): boolean {
  return OPEN_TO_EVERYBODY.has(domain)
}

/** The domains of these addresses that belong to somebody, each once. */
export function ownMailDomains(addresses: readonly string[]): readonly string[] {
  return [...new Set(addresses.map(mailDomain))].filter((domain) => domain !== '' && !isOpenToEverybody(domain))
}
