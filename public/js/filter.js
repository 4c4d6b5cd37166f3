import { announce } from './announce.js'

const PAUSE = 300
const list = document.getElementById('list')
const form = document.querySelector('form[data-filter]')

/** Filters as one types: the list on the page (`id="list"`) is replaced by what the server answers to the same form. */
if (list && form) {
  let timer
  let asked
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(refresh, PAUSE)
  })

  async function refresh() {
    asked?.abort()
    asked = new AbortController()
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''))
    const address = `${form.action.split('?')[0]}?${query}`
    try {
      const answer = await fetch(address, { signal: asked.signal })
      if (!answer.ok || answer.redirected) return
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      list.innerHTML = page.getElementById('list').innerHTML
      history.replaceState(null, '', address)
      announce(list.querySelector('.table-count')?.textContent ?? '')
    } catch (error) {
      if (error.name !== 'AbortError') throw error
    }
  }
}
