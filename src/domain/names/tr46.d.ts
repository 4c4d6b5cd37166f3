/** The part of tr46 that is used here; the package ships without types. */
declare module 'tr46' {
  interface Options {
    readonly checkBidi?: boolean
    readonly checkHyphens?: boolean
    readonly checkJoiners?: boolean
    readonly useSTD3ASCIIRules?: boolean
    readonly verifyDNSLength?: boolean
  }

  /** Null where the name breaks a rule of UTS #46. */
  export function toASCII(domainName: string, options?: Options): string | null
  export function toUnicode(domainName: string, options?: Options): { readonly domain: string; readonly error: boolean }
}
