// The prices of a purchase follow what is typed: the server prices the list, and its answer fills the live parts of the
// page. Without a network or a script, the button does the same.

const PAUSE = 300
const form = document.getElementById('top-up')
let timer
let asked

form.addEventListener('input', () => {
  clearTimeout(timer)
  timer = setTimeout(price, PAUSE)
})

async function price() {
  asked?.abort()
  asked = new AbortController()
  const query = new URLSearchParams(new FormData(form))
  try {
    const answer = await fetch(`${form.action}?${query}`, { signal: asked.signal })
    if (answer.ok && !answer.redirected) show(new DOMParser().parseFromString(await answer.text(), 'text/html'))
  } catch (error) {
    if (error.name !== 'AbortError' && !(error instanceof TypeError)) throw error
  }
}

function show(answer) {
  for (const part of form.querySelectorAll('[id^="live-"]')) {
    const fresh = answer.getElementById(part.id)
    if (fresh && fresh.textContent !== part.textContent) part.textContent = fresh.textContent
  }
}
