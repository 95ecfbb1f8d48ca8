/**
 * Remembers which keys a file had, where, and with which values, in 32 bytes a row at most, whatever the keys are:
 * two million rows need 64 MB. Keys and contents are kept as hashes (64 and 32 bits).
 */
export class RowLedger {
  #capacity = 1024
  #count = 0
  /** Four words a row: key hash (two), content hash, line; a line of 0 is a free place. */
  #words = new Uint32Array(this.#capacity * 4)

  /** Notes a row. Says the line of an earlier row with the same key, and whether its content was the same. */
  note(key: string, content: string, line: number): { readonly line: number; readonly same: boolean } | undefined {
    if (this.#count * 2 >= this.#capacity) this.#grow()
    const [high, low] = hash(key)
    const [contentHash] = hash(content)
    const place = this.#find(high, low)
    const earlier = this.#words[place + 3]!
    if (earlier !== 0) return { line: earlier, same: this.#words[place + 2] === contentHash }
    this.#words.set([high, low, contentHash, line], place)
    this.#count++
    return undefined
  }

  #find(high: number, low: number): number {
    let index = low & (this.#capacity - 1)
    for (;;) {
      const place = index * 4
      const isFree = this.#words[place + 3] === 0
      if (isFree || (this.#words[place] === high && this.#words[place + 1] === low)) return place
      index = (index + 1) & (this.#capacity - 1)
    }
  }

  #grow(): void {
    const before = this.#words
    this.#capacity *= 2
    this.#words = new Uint32Array(this.#capacity * 4)
    for (let place = 0; place < before.length; place += 4) {
      if (before[place + 3] === 0) continue
      this.#words.set(before.subarray(place, place + 4), this.#find(before[place]!, before[place + 1]!))
    }
  }
}

/** Two independent 32-bit hashes of a text (cyrb53 before its halves are joined). */
function hash(text: string): [number, number] {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return [high >>> 0, low >>> 0]
}
