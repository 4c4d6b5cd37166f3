import { announce } from './announce.js'

/** Copy buttons: `data-copy` names the element whose text is copied. They appear where copying is possible. */
export function offerCopies(root) {
  if (!navigator.clipboard) return
  for (const button of root.querySelectorAll('[data-copy]')) {
    button.hidden = false
    button.addEventListener('click', () => copy(button))
  }
}

async function copy(button) {
  const word = button.querySelector('span')
  const { copied } = button.dataset
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent)
  announce(copied)
  button.dataset.word ??= word.textContent
  word.textContent = copied
  setTimeout(() => (word.textContent = button.dataset.word), 2000)
}

offerCopies(document)
