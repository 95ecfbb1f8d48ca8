import { LRUCache } from 'lru-cache'

interface Remembered<T> {
  readonly accountId: string
  readonly answer: T
  readonly untilMs: number
}

/** An answer about an account, and when it ends by itself (milliseconds since 1970) if it does. */
export interface Answer<T> {
  readonly accountId: string
  readonly answer: T
  readonly endsAtMs?: number
}

export interface AccountMemoryOptions {
  /** The most answers kept; those not asked for longest go first. */
  readonly most: number
  /** How long an answer is believed, at most. */
  readonly forMs: number
}

/**
 * Remembers answers about accounts for a moment, so that most requests ask the database nothing. It must be told of
 * every change (`forget…`), and remembers nothing while it is `deaf`, that is, while it would not be told.
 */
export class AccountMemory<T> {
  readonly #remembered: LRUCache<string, Remembered<T>>
  /** What is remembered of whom, so that forgetting one account does not look at all of them. */
  readonly #keys = new Map<string, Set<string>>()
  readonly #asking = new Map<string, Promise<Answer<T> | null>>()
  readonly #forMs: number
  #changes = 0
  #deaf = true

  constructor({ most, forMs }: AccountMemoryOptions) {
    this.#remembered = new LRUCache({ max: most, dispose: ({ accountId }, key) => this.#drop(accountId, key) })
    this.#forMs = forMs
  }

  get size(): number {
    return this.#remembered.size
  }

  /** Of how many accounts something is remembered. */
  get accounts(): number {
    return this.#keys.size
  }

  /** The remembered answer, if any. */
  recall(key: string): T | undefined {
    const remembered = this.#remembered.get(key)
    if (remembered === undefined) return undefined
    if (remembered.untilMs > Date.now()) return remembered.answer
    this.#remembered.delete(key)
    return undefined
  }

  /** Asks, and remembers what is found. Requests that ask the same at the same time share one question. */
  async learn(key: string, ask: () => Promise<Answer<T> | null>): Promise<T | null> {
    const found = await (this.#asking.get(key) ?? this.#ask(key, ask))
    return found === null ? null : found.answer
  }

  #ask(key: string, ask: () => Promise<Answer<T> | null>): Promise<Answer<T> | null> {
    const changes = this.#changes
    const asking = ask()
      .then((found) => {
        // What was asked before a change may be an answer from before it.
        if (found !== null && !this.#deaf && changes === this.#changes) this.#remember(key, found)
        return found
      })
      .finally(() => {
        if (this.#asking.get(key) === asking) this.#asking.delete(key)
      })
    this.#asking.set(key, asking)
    return asking
  }

  #remember(key: string, { accountId, answer, endsAtMs }: Answer<T>): void {
    const untilMs = Math.min(Date.now() + this.#forMs, endsAtMs ?? Number.POSITIVE_INFINITY)
    this.#remembered.set(key, { accountId, answer, untilMs })
    const keys = this.#keys.get(accountId)
    if (keys === undefined) this.#keys.set(accountId, new Set([key]))
    else keys.add(key)
  }

  #drop(accountId: string, key: string): void {
    const keys = this.#keys.get(accountId)
    keys?.delete(key)
    if (keys?.size === 0) this.#keys.delete(accountId)
  }

  forgetAccount(accountId: string): void {
    this.#change()
    for (const key of [...(this.#keys.get(accountId) ?? [])]) this.#remembered.delete(key)
  }

  forgetAll(): void {
    this.#change()
    this.#remembered.clear()
  }

  /** Whether changes would go unheard. */
  setDeaf(deaf: boolean): void {
    this.#deaf = deaf
    this.forgetAll()
  }

  #change(): void {
    this.#changes += 1
    this.#asking.clear()
  }
}
