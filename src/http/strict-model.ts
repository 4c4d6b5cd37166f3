import { isKept } from '#presenters/kept.ts'

/**
 * Makes a page's model refuse to be asked for what it does not have, at any depth: without `with`, EJS prints nothing
 * for a misspelt name. For development and tests; production gives templates the model itself. Kept parts are known by
 * what they are, and guarded where they are written.
 */
export function strictModel<T extends object>(view: string, model: T, path = 'page'): T {
  return new Proxy(model, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver)
      if (typeof name === 'symbol') return value
      if (value === undefined && !(name in target) && !Array.isArray(target)) {
        throw new Error(`${view}.ejs reads ${path}.${name}, which it was not given`)
      }
      if (isKept(value)) return value
      return isPlain(value) && !Object.isFrozen(target) ? strictModel(view, value, `${path}.${name}`) : value
    },
  })
}

/** Objects and lists of a model; dates, maps and the like keep their own behaviour. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
}
