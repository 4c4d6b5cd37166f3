/**
 * Passkey buttons: a device makes a key (`data-passkey="create"`) or proves that it has one (`get`). What it is asked
 * stands in the button or is fetched; its answer goes into the form's hidden field, and the form is sent.
 */
import { announce } from './announce.js'

const { browserSupportsWebAuthn, startAuthentication, startRegistration } = globalThis.SimpleWebAuthnBrowser
const ask = { create: startRegistration, get: startAuthentication }

for (const button of document.querySelectorAll('[data-passkey]')) {
  if (browserSupportsWebAuthn()) {
    button.hidden = false
    button.addEventListener('click', (event) => {
      event.preventDefault()
      void use(button)
    })
  } else tell(button, 'unsupported')
}

async function use(button) {
  const { form } = button
  button.disabled = true
  tell(button, null)
  try {
    const optionsJSON = await questionOf(button)
    form.elements.passkey.value = JSON.stringify(await ask[button.dataset.passkey]({ optionsJSON }))
    form.noValidate = true
    form.requestSubmit()
  } catch {
    // Stopped by its holder, no key on this device, or no network: the sentence is the same.
    tell(button, 'failed')
  } finally {
    button.disabled = false
  }
}

async function questionOf({ dataset, form }) {
  if (dataset.options) return JSON.parse(dataset.options)
  const body = new URLSearchParams({ _csrf: form.elements._csrf.value })
  const answer = await fetch(dataset.address, { method: 'POST', body })
  if (!answer.ok) throw new Error(`no question: ${answer.status}`)
  return answer.json()
}

function tell(button, what) {
  const trouble = button.parentElement.querySelector('.passkey-trouble')
  trouble.hidden = what === null
  trouble.textContent = what === null ? '' : trouble.dataset[what]
  if (what !== null) announce(trouble.textContent)
}
