/** Lists with a box in each row: one box in the head ticks them all, and the bar below counts them. */
document.addEventListener('change', ({ target }) => {
  const area = target.closest?.('.table-area')
  const all = area?.querySelector('[data-tick-all]')
  if (!all) return
  const boxes = [...area.querySelectorAll('tbody input[type="checkbox"]:not(:disabled)')]
  if (target === all) for (const box of boxes) box.checked = all.checked

  const ticked = boxes.filter((box) => box.checked).length
  all.checked = ticked > 0 && ticked === boxes.length
  all.indeterminate = ticked > 0 && !all.checked
  const count = area.querySelector('[data-tick-count]')
  count.textContent = String(ticked)
  count.hidden = ticked === 0
})
