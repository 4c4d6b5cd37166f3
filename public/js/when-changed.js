/** The save button of a form that is looked at more often than written in is there once something was changed. */
for (const form of document.querySelectorAll('[data-when-changed]')) {
  const buttons = form.querySelector('.buttons')
  const hasErrors = form.querySelector('[aria-invalid]') !== null
  const written = () => JSON.stringify([...new FormData(form)])
  const before = written()
  const update = () => {
    buttons.hidden = written() === before && !hasErrors
  }
  form.addEventListener('input', update)
  form.addEventListener('reset', () => setTimeout(update))
  update()
}
