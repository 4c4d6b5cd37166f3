/**
 * Makes somebody's certificate: the key in this browser, the request to the portal, and of both a file under a password
 * that is saved here. Neither key nor password is ever sent. Where a browser can't, the page shows the other way.
 */
import { announce } from './announce.js'
import { pkcs12, requestFor } from './pkcs12.js'

const form = document.querySelector('[data-certificate-maker]')
const PASSWORD = /^[\x20-\x7e]{12,}$/

let keys = null
let request = null

if (form && window.isSecureContext && crypto.subtle) {
  // Without a name a field is in no form data, whatever happens.
  for (const input of form.querySelectorAll('input[type=password]')) input.removeAttribute('name')
  document.querySelector('[data-certificate-card]').hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void make()
  })
}

async function make() {
  const [password, again] = [...form.querySelectorAll('input[type=password]')].map(({ value }) => value)
  const { weak, different, working, failed } = form.dataset
  if (!PASSWORD.test(password)) return say(weak)
  if (password !== again) return say(different)
  const button = form.querySelector('button')
  button.disabled = true
  say(working)
  try {
    keys ??= await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
    request ??= await requestFor(keys)
    const certificates = await sign()
    const file = await pkcs12({ privateKey: keys.privateKey, certificates, name: form.dataset.name, password })
    offer(new Blob([file], { type: 'application/x-pkcs12' }))
  } catch {
    say(failed)
  } finally {
    button.disabled = false
  }
}

/** Sends the request alone; asked again for the same key, the portal gives the same certificate. */
async function sign() {
  const body = new URLSearchParams({ csr: request, _csrf: form.querySelector('[name=_csrf]').value })
  const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(`the portal answered ${answer.status}`)
  const { certificate, chain } = await answer.json()
  return [certificate, ...chain]
}

function offer(file) {
  const done = document.querySelector('[data-certificate-done]')
  const link = done.querySelector('a[download]')
  link.href = URL.createObjectURL(file)
  link.click()
  form.reset()
  document.querySelector('[data-certificate-card]').hidden = true
  document.querySelector('[data-certificate-other]').hidden = true
  done.hidden = false
  done.focus()
  announce(done.querySelector('h2').textContent)
}

function say(text) {
  const line = form.querySelector('[data-certificate-says]')
  line.textContent = text
  line.hidden = false
}
