// What every page may use. Each part leaves a page alone that has nothing for it, and every page works without.
import './copy.js'
import './filter.js'
import './submit-once.js'
import './ticks.js'

// What only one page uses is named there and loaded there: `data-module="order-form"`.
for (const { dataset } of document.querySelectorAll('[data-module]')) import(`./${dataset.module}.js`)
