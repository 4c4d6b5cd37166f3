/** Keeps values for a short while, and the newest ones when there are too many. */
export class ShortCache<Value> {
  readonly #lifetime: number
  readonly #most: number
  readonly #values = new Map<string, { readonly value: Value; readonly until: number }>()

  constructor(lifetime: number, most: number) {
    this.#lifetime = lifetime
    this.#most = most
  }

  get(key: string, at: Date): Value | null {
    const kept = this.#values.get(key)
    return kept && kept.until > at.getTime() ? kept.value : null
  }

  put(key: string, value: Value, at: Date): Value {
    this.#values.delete(key)
    this.#values.set(key, { value, until: at.getTime() + this.#lifetime })
    const [oldest] = this.#values.keys()
    if (this.#values.size > this.#most && oldest !== undefined) this.#values.delete(oldest)
    return value
  }
}
