/** A map whose values are made when they are asked for, once; a name without a value is not in it. */
export class LazyMap<V> implements ReadonlyMap<string, V> {
  readonly #names: ReadonlySet<string>
  readonly #make: (name: string) => V | undefined
  readonly #made = new Map<string, V | undefined>()

  constructor(names: Iterable<string>, make: (name: string) => V | undefined) {
    this.#names = new Set(names)
    this.#make = make
  }

  get(name: string): V | undefined {
    if (!this.#made.has(name)) this.#made.set(name, this.#names.has(name) ? this.#make(name) : undefined)
    return this.#made.get(name)
  }

  has(name: string): boolean {
    return this.get(name) !== undefined
  }

  get size(): number {
    return [...this.entries()].length
  }

  *entries(): MapIterator<[string, V]> {
    for (const name of this.#names) {
      const value = this.get(name)
      if (value !== undefined) yield [name, value]
    }
  }

  *keys(): MapIterator<string> {
    for (const [name] of this.entries()) yield name
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries()
  }

  forEach(visit: (value: V, name: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [name, value] of this.entries()) visit(value, name, this)
  }
}
