// What every page may use. Each part leaves a page alone that has nothing for it, and every page works without.
import './copy.js'
import './filter.js'
import './print.js'
import './submit-once.js'
import './ticks.js'
