/** Print buttons: `data-print`. They appear where there is something to press them with. */
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
