/**
 * Room for what is kept. Every workspace has rooms of its own, each with a limit; together they have no more than the
 * process has for all of them. What was asked for longest ago goes first, whosever it is.
 */
import { LRUCache } from 'lru-cache'

interface Kept<Value> {
  readonly value: Value
  /** The number of the last use, of all rooms. */
  used: number
}

/** Things by name, with a size each. */
export interface Room<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
  delete(key: string): void
  entries(): IterableIterator<[string, Value]>
}

export class SharedRoom {
  readonly #most: number
  /** A room goes with the workspace that it belongs to. */
  readonly #rooms = new Set<WeakRef<OwnRoom<unknown>>>()
  #uses = 0

  constructor(most: number) {
    this.#most = most
  }

  /** A part of it that never holds more than `most`. */
  room<Value>(most: number, sizeOf: (value: Value) => number): Room<Value> {
    const room = new OwnRoom(most, sizeOf, {
      nextUse: () => ++this.#uses,
      hasGrown: () => this.#letGo(),
    })
    this.#rooms.add(new WeakRef(room as OwnRoom<unknown>))
    return room
  }

  #letGo(): void {
    const rooms = this.#present()
    let size = rooms.reduce((sum, room) => sum + room.size, 0)
    while (size > this.#most) {
      const oldest = rooms.reduce((some, other) => (other.oldestUse < some.oldestUse ? other : some))
      size -= oldest.size
      oldest.dropOldest()
      size += oldest.size
    }
  }

  #present(): OwnRoom<unknown>[] {
    const rooms: OwnRoom<unknown>[] = []
    for (const reference of this.#rooms) {
      const room = reference.deref()
      if (room === undefined) this.#rooms.delete(reference)
      else rooms.push(room)
    }
    return rooms
  }
}

interface Shared {
  readonly nextUse: () => number
  readonly hasGrown: () => void
}

class OwnRoom<Value> implements Room<Value> {
  readonly #kept: LRUCache<string, Kept<Value>>
  readonly #shared: Shared

  constructor(most: number, sizeOf: (value: Value) => number, shared: Shared) {
    this.#kept = new LRUCache({ maxSize: most, sizeCalculation: ({ value }) => sizeOf(value) })
    this.#shared = shared
  }

  get size(): number {
    return this.#kept.calculatedSize
  }

  /** Later than every use where there is nothing. */
  get oldestUse(): number {
    const { value: key } = this.#kept.rkeys().next()
    return (key === undefined ? undefined : this.#kept.peek(key)?.used) ?? Number.POSITIVE_INFINITY
  }

  dropOldest(): void {
    this.#kept.pop()
  }

  get(key: string): Value | undefined {
    const kept = this.#kept.get(key)
    if (kept === undefined) return undefined
    kept.used = this.#shared.nextUse()
    return kept.value
  }

  set(key: string, value: Value): void {
    this.#kept.set(key, { value, used: this.#shared.nextUse() })
    this.#shared.hasGrown()
  }

  delete(key: string): void {
    this.#kept.delete(key)
  }

  *entries(): IterableIterator<[string, Value]> {
    for (const [key, { value }] of this.#kept.entries()) yield [key, value]
  }
}

/** Rows of all answers and figures that this process keeps; some 120 MB. */
export const roomOfAll = new SharedRoom(800_000)
