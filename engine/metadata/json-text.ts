import type { Json } from '../fields/field-type.ts'

/** What is wrong with a JSON text, and where; lines and columns count from 1. */
export interface JsonMistake {
  readonly kind: 'syntax' | 'duplicate-key' | 'depth'
  readonly line: number
  readonly column: number
  readonly expected: string
  readonly found: string
}

/**
 * Parses strict JSON. Unlike `JSON.parse` it says the same on every JavaScript engine, refuses a key that is given
 * twice (the first would be lost without a word), and bounds the depth.
 */
export function parseJson(
  text: string,
  maxDepth: number,
): { readonly value: Json } | { readonly mistake: JsonMistake } {
  try {
    return { value: new JsonReader(text, maxDepth).readDocument() }
  } catch (error) {
    if (error instanceof Mistake) return { mistake: error.mistake }
    throw error
  }
}

class Mistake extends Error {
  readonly mistake: JsonMistake
  constructor(mistake: JsonMistake) {
    super(mistake.expected)
    this.mistake = mistake
  }
}

const whitespace = /[ \t\r\n]*/y
const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings
const plainCharacters = /[^"\\\u0000-\u001f]*/y
const escapeToken = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

class JsonReader {
  readonly #text: string
  readonly #maxDepth: number
  #at = 0

  constructor(text: string, maxDepth: number) {
    this.#text = text.startsWith('\ufeff') ? text.slice(1) : text
    this.#maxDepth = maxDepth
  }

  readDocument(): Json {
    const value = this.#readValue(0)
    this.#match(whitespace)
    if (this.#at < this.#text.length) this.#fail('the end of the file')
    return value
  }

  #readValue(depth: number): Json {
    this.#match(whitespace)
    const first = this.#text[this.#at]
    if (first === '{') return this.#readObject(depth + 1)
    if (first === '[') return this.#readArray(depth + 1)
    if (first === '"') return this.#readString('a string')
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length
        return value
      }
    }
    const number = this.#match(numberToken)
    return number === '' ? this.#fail('a value') : Number(number)
  }

  #readObject(depth: number): Json {
    this.#enter(depth)
    const entries = new Map<string, Json>()
    while (!this.#skip('}')) {
      if (entries.size > 0) this.#expect(',', '“,” or “}”')
      this.#match(whitespace)
      const start = this.#at
      const key = this.#readString(
        entries.size === 0 ? 'a property name in double quotes or “}”' : 'a property name in double quotes',
      )
      if (entries.has(key)) {
        this.#at = start
        this.#fail('each property once', 'duplicate-key', key)
      }
      this.#expect(':', '“:”')
      entries.set(key, this.#readValue(depth))
    }
    return Object.fromEntries(entries)
  }

  #readArray(depth: number): Json {
    this.#enter(depth)
    const items: Json[] = []
    while (!this.#skip(']')) {
      if (items.length > 0) this.#expect(',', '“,” or “]”')
      items.push(this.#readValue(depth))
    }
    return items
  }

  #readString(expected: string): string {
    const start = this.#at
    if (this.#text[this.#at] !== '"') this.#fail(expected)
    this.#at += 1
    while (this.#text[this.#at] !== '"') {
      if (this.#match(plainCharacters) !== '' || this.#match(escapeToken) !== '') continue
      if (this.#text[this.#at] !== '"')
        this.#fail(this.#text[this.#at] === '\\' ? 'a known escape such as \\n' : 'the closing quote')
    }
    this.#at += 1
    return JSON.parse(this.#text.slice(start, this.#at)) as string
  }

  #enter(depth: number): void {
    if (depth > this.#maxDepth) this.#fail(`at most ${this.#maxDepth} levels`, 'depth')
    this.#at += 1
  }

  #skip(character: string): boolean {
    this.#match(whitespace)
    if (this.#text[this.#at] !== character) return false
    this.#at += 1
    return true
  }

  #expect(character: string, expected: string): void {
    if (!this.#skip(character)) this.#fail(expected)
  }

  #match(token: RegExp): string {
    token.lastIndex = this.#at
    const match = token.exec(this.#text)?.[0] ?? ''
    this.#at += match.length
    return match
  }

  #fail(expected: string, kind: JsonMistake['kind'] = 'syntax', found = this.#here()): never {
    const before = this.#text.slice(0, this.#at)
    const line = before.split('\n').length
    throw new Mistake({ kind, line, column: this.#at - before.lastIndexOf('\n'), expected, found })
  }

  #here(): string {
    const character = this.#text.codePointAt(this.#at)
    return character === undefined ? 'the end of the file' : `“${String.fromCodePoint(character)}”`
  }
}
