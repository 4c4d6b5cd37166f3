const region = document.getElementById('announcements')

/** Has a screen reader say what has just changed on the page. */
export function announce(text) {
  if (region) region.textContent = text
}
