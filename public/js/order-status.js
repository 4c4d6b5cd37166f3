/**
 * On a page that waits for something outside (a payment, a proof): reads the page again, ever less often, until its
 * state (`data-watch`) is another one, and then shows it. Rests while nobody looks.
 */
const FIRST_PAUSE = 2_000
const LONGEST_PAUSE = 20_000
const watched = document.querySelector('[data-watch]')

let pause = FIRST_PAUSE
let timer

async function look() {
  const answer = await fetch(location.href).catch(() => null)
  if (answer?.ok && !answer.redirected) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (page.querySelector('[data-watch]')?.dataset.watch !== watched.dataset.watch) {
      location.reload()
      return
    }
  }
  pause = Math.min(LONGEST_PAUSE, pause * 1.3)
  wait()
}

function wait() {
  clearTimeout(timer)
  if (!document.hidden) timer = setTimeout(look, pause)
}

if (watched) {
  document.addEventListener('visibilitychange', wait)
  wait()
}
