import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { SettingFault } from './setting-fault.ts'

/** Key and certificate of a TLS listener, as PEM. */
export interface ListenerFiles {
  readonly key: string
  readonly cert: string
}

/** Reads what TLS_KEY and TLS_CERT name; what a listener could not use is told by the setting, before it is opened. */
export function readListenerIdentity(keyFile: string, certFile: string): ListenerFiles {
  const [key, cert] = [read('TLS_KEY', keyFile), read('TLS_CERT', certFile)]
  const fits = certificateIn(cert, certFile).checkPrivateKey(keyIn(key, keyFile))
  if (!fits) throw new SettingFault(`TLS_CERT: the first certificate in ${certFile} is not that of the key of TLS_KEY.`)
  try {
    createSecureContext({ key, cert })
  } catch (error) {
    throw new SettingFault(`TLS_KEY and TLS_CERT can't be used for TLS: ${(error as Error).message}.`, error)
  }
  return { key, cert }
}

function read(setting: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new SettingFault(`${setting}: the file ${file} can't be read (${code}).`, error)
  }
}

function keyIn(pem: string, file: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch (error) {
    const what = /ENCRYPTED/.test(pem)
      ? 'a private key under a password, which nobody could type here'
      : 'no private key'
    throw new SettingFault(`TLS_KEY: the file ${file} holds ${what}. It takes one as PEM, without a password.`, error)
  }
}

function certificateIn(pem: string, file: string): X509Certificate {
  try {
    if (!pem.includes('-----BEGIN CERTIFICATE-----')) throw new Error('no PEM')
    return new X509Certificate(pem)
  } catch (error) {
    throw new SettingFault(`TLS_CERT: the file ${file} holds no certificate as PEM.`, error)
  }
}
