import { announce } from './announce.js'
import { offerCopies } from './copy.js'

// The order form answers while one types: the server weighs what is typed, and the live parts of the page are replaced
// by its answer. No rule is decided here; a private key is only stopped before it leaves, as the server would refuse it.

const PAUSE = 350
const LARGEST_CSR = 64 * 1024
const PRIVATE_KEY = /PRIVATE KEY|PuTTY-User-Key-File/

const form = document.getElementById('order-form')
const { csr, csr_file: file, names } = form.elements
let timer
let asked
/** The warning about a private key stays until something else is in the field. */
let isKeyRefused = false

form.addEventListener('input', (event) => {
  if (event.target === csr && csr.value.trim() !== '') isKeyRefused = false
  if (event.target === csr && PRIVATE_KEY.test(csr.value)) refuseKey()
  else if (event.target !== file) later()
})
form.addEventListener('change', ({ target }) => {
  if (target === file) readFile()
  if (target.name === 'organization_registration_number') lookUp(target.value)
})
form.addEventListener('click', (event) => {
  const button = event.target.closest('button[name="add"]')
  if (!button) return
  event.preventDefault()
  names.value = `${names.value.trimEnd()}\n${button.value}`.trimStart()
  names.focus()
  check()
})
// Coming back, the browser has put in again what was typed, and the live parts know nothing of it.
addEventListener('pageshow', () => {
  if (performance.getEntriesByType('navigation')[0]?.type === 'back_forward') check()
})

function later() {
  clearTimeout(timer)
  timer = setTimeout(check, PAUSE)
}

async function check() {
  clearTimeout(timer)
  asked?.abort()
  asked = new AbortController()
  const fields = [...new FormData(form)].filter(([, value]) => typeof value === 'string')
  try {
    const answer = await fetch(form.dataset.check, {
      method: 'POST',
      headers: { 'x-csrf-token': form.elements._csrf.value },
      body: new URLSearchParams(fields),
      signal: asked.signal,
    })
    if (answer.ok && !answer.redirected) show(new DOMParser().parseFromString(await answer.text(), 'text/html'))
  } catch (error) {
    // Without a network the page is what it is without a script.
    if (error.name !== 'AbortError' && !(error instanceof TypeError)) throw error
  }
}

function show(answer) {
  for (const fresh of answer.querySelectorAll('[id^="live-"]')) {
    const part = document.getElementById(fresh.id)
    if (isKeyRefused && fresh.id === 'live-csr') continue
    if (part && part.dataset.shown !== fresh.innerHTML) replace(part, fresh.innerHTML)
  }
  announce(answer.getElementById('announcement')?.textContent ?? '')
}

/** Keeps the focus and what is unfolded where they were. */
function replace(part, html) {
  const focused = part.contains(document.activeElement) ? document.activeElement : null
  const isOpen = part.querySelector('details')?.open
  part.innerHTML = html
  part.dataset.shown = html
  const details = part.querySelector('details')
  if (details && isOpen) details.open = true
  offerCopies(part)
  if (focused) sameAs(focused, part)?.focus({ preventScroll: true })
}

function sameAs({ name, value, tagName }, part) {
  return [...part.querySelectorAll(tagName)].find((one) => one.name === name && one.value === value)
}

/** What never leaves this page: the field is emptied and the page says why. */
function refuseKey() {
  isKeyRefused = true
  csr.value = ''
  file.value = ''
  const part = document.getElementById('live-csr')
  part.replaceChildren(document.getElementById('key-warning').content.cloneNode(true))
  part.dataset.shown = ''
}

/** A CSR in a file is read into the field above it, where it is checked at once; what is no text goes with the form. */
async function readFile() {
  const [chosen] = file.files
  if (!chosen || chosen.size > LARGEST_CSR) return
  const text = await chosen.text()
  if (PRIVATE_KEY.test(text)) refuseKey()
  else if (text.includes('-----BEGIN')) {
    isKeyRefused = false
    csr.value = text
    file.value = ''
    check()
  }
}

/** An organization that the account knows is chosen as soon as its number is typed. */
async function lookUp(number) {
  const choice = form.elements.organization
  if (number.trim() === '' || !choice.options) return
  const answer = await fetch(`${form.dataset.lookUp}?${new URLSearchParams({ number })}`)
  if (!answer.ok || answer.redirected) return
  const { organization } = await answer.json()
  if (!organization) return
  choice.value = organization.id
  announce(organization.name)
  check()
}
