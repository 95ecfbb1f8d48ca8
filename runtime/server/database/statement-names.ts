import { LRUCache } from 'lru-cache'

/** When a statement is worth a name, and how many names there are. */
export type StatementNameLimits = { usesBeforeName: number; maxNames: number }

// A text that long is a bulk statement, whose planning is no part of its cost worth saving.
const maxTextLength = 16_384

/**
 * Gives names to the statements that come again and again, so that Postgres parses and plans them once per connection.
 * A text gets a name at its third use; at most 800 have one, and the one that was not used for longest gives its up.
 * A name is never given twice. `onRetire` tells which name is not used any more.
 */
export class StatementNames {
  readonly #seen: LRUCache<string, { uses: number }>
  readonly #names: LRUCache<string, string>
  readonly #usesBeforeName: number
  #count = 0

  constructor(onRetire: (name: string) => void, limits: Partial<StatementNameLimits> = {}) {
    const { usesBeforeName = 3, maxNames = 800 } = limits
    this.#usesBeforeName = usesBeforeName
    this.#seen = new LRUCache({ max: 4 * maxNames })
    this.#names = new LRUCache({ max: maxNames, dispose: onRetire })
  }

  /** The name for this use of a text, or undefined while it has none. */
  use(text: string): string | undefined {
    const name = this.#names.get(text)
    if (name !== undefined || text.length > maxTextLength) return name
    const seen = this.#seen.get(text)
    if (seen === undefined) {
      this.#seen.set(text, { uses: 1 })
      return undefined
    }
    seen.uses += 1
    if (seen.uses < this.#usesBeforeName) return undefined
    this.#seen.delete(text)
    const given = `attain_${++this.#count}`
    this.#names.set(text, given)
    return given
  }

  /** Takes the name of a text away; it may earn another one. */
  forget(text: string): void {
    this.#names.delete(text)
  }
}
