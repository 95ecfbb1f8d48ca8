import type { Json } from '../fields/field-type.ts'
import type { Text } from './model.ts'

/** What is wrong with a JSON text, and where; lines and columns count from 1. */
export interface JsonMistake {
  readonly kind: 'syntax' | 'duplicate-key' | 'depth'
  readonly line: number
  readonly column: number
  readonly expected: Text
  readonly found: string | Text
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

function words(en: string, chinese: string): Text {
  return { en, 'zh-CN': chinese }
}

const END = words('the end of the file', '文件末尾')

class Mistake extends Error {
  readonly mistake: JsonMistake
  constructor(mistake: JsonMistake) {
    super(mistake.expected.en)
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
    if (this.#at < this.#text.length) this.#fail(END)
    return value
  }

  #readValue(depth: number): Json {
    this.#match(whitespace)
    const first = this.#text[this.#at]
    if (first === '{') return this.#readObject(depth + 1)
    if (first === '[') return this.#readArray(depth + 1)
    if (first === '"') return this.#readString(words('a string', '字符串'))
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
    return number === '' ? this.#fail(words('a value', '一个值')) : Number(number)
  }

  #readObject(depth: number): Json {
    this.#enter(depth)
    const entries = new Map<string, Json>()
    while (!this.#skip('}')) {
      if (entries.size > 0) this.#expect(',', words('“,” or “}”', '“,”或“}”'))
      this.#match(whitespace)
      const start = this.#at
      const key = this.#readString(
        entries.size === 0
          ? words('a property name in double quotes or “}”', '用双引号括起的属性名或“}”')
          : words('a property name in double quotes', '用双引号括起的属性名'),
      )
      if (entries.has(key)) {
        this.#at = start
        this.#fail(words('each property once', '各属性只出现一次'), 'duplicate-key', key)
      }
      this.#expect(':', words('“:”', '“:”'))
      entries.set(key, this.#readValue(depth))
    }
    return Object.fromEntries(entries)
  }

  #readArray(depth: number): Json {
    this.#enter(depth)
    const items: Json[] = []
    while (!this.#skip(']')) {
      if (items.length > 0) this.#expect(',', words('“,” or “]”', '“,”或“]”'))
      items.push(this.#readValue(depth))
    }
    return items
  }

  #readString(expected: Text): string {
    const start = this.#at
    if (this.#text[this.#at] !== '"') this.#fail(expected)
    this.#at += 1
    while (this.#text[this.#at] !== '"') {
      if (this.#match(plainCharacters) !== '' || this.#match(escapeToken) !== '') continue
      if (this.#text[this.#at] !== '"')
        this.#fail(
          this.#text[this.#at] === '\\'
            ? words('a known escape such as \\n', '有效的转义符，如 \\n')
            : words('the closing quote', '右引号'),
        )
    }
    this.#at += 1
    return JSON.parse(this.#text.slice(start, this.#at)) as string
  }

  #enter(depth: number): void {
    if (depth > this.#maxDepth)
      this.#fail(words(`at most ${this.#maxDepth} levels`, `最多 ${this.#maxDepth} 层`), 'depth')
    this.#at += 1
  }

  #skip(character: string): boolean {
    this.#match(whitespace)
    if (this.#text[this.#at] !== character) return false
    this.#at += 1
    return true
  }

  #expect(character: string, expected: Text): void {
    if (!this.#skip(character)) this.#fail(expected)
  }

  #match(token: RegExp): string {
    token.lastIndex = this.#at
    const match = token.exec(this.#text)?.[0] ?? ''
    this.#at += match.length
    return match
  }

  #fail(expected: Text, kind: JsonMistake['kind'] = 'syntax', found = this.#here()): never {
    const before = this.#text.slice(0, this.#at)
    const line = before.split('\n').length
    throw new Mistake({ kind, line, column: this.#at - before.lastIndexOf('\n'), expected, found })
  }

  #here(): string | Text {
    const character = this.#text.codePointAt(this.#at)
    return character === undefined ? END : `“${String.fromCodePoint(character)}”`
  }
}
