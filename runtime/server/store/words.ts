/**
 * Search by words. Latin and other spaced text is cut into words, found by their beginning; Chinese, Japanese and
 * Korean text into pairs of characters, so that any part of a name is found. The words of the record's name carry
 * weight A: who may not read every searched field searches names only.
 */

export interface SearchText {
  readonly text: string
  readonly isName: boolean
}

const MAX_WORDS = 200
const spaced = /[\p{L}\p{N}]+/gu
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu

/** A tsvector literal of the texts, for `::tsvector`. */
export function wordVector(texts: readonly SearchText[]): string {
  const words = new Map<string, boolean>()
  for (const { text, isName } of texts) {
    for (const word of wordsOf(text)) {
      if (words.size < MAX_WORDS || words.has(word)) words.set(word, isName || words.get(word) === true)
    }
  }
  return [...words].map(([word, isName]) => `'${word}':1${isName ? 'A' : ''}`).join(' ')
}

/**
 * A tsquery literal that finds records with all words of what somebody typed, or null when it holds no word.
 * `namesOnly` looks in names only.
 */
export function wordQuery(typed: string, namesOnly = false): string | null {
  const weight = namesOnly ? 'A' : ''
  const parts = [...new Set(queryWords(typed))].slice(0, 10)
  return parts.length === 0 ? null : parts.map((word) => `'${word}':*${weight}`).join(' & ')
}

/**
 * The part of such a literal that only few records fit, as far as the words that many have are known; undefined when
 * there is no such part. The beginning of a word may fit many words, so that short ones do not count.
 */
export function rarePart(query: string, frequent: readonly string[]): string | undefined {
  const rare = query.split(' & ').filter((part) => {
    const word = part.slice(1, part.lastIndexOf("'"))
    const isLong = [...word].length >= (word.search(han) === 0 ? 2 : 4)
    return isLong && !frequent.some((other) => other.startsWith(word))
  })
  return rare.length === 0 ? undefined : rare.join(' & ')
}

function wordsOf(text: string): string[] {
  const folded = fold(text)
  const words: string[] = []
  for (const run of folded.match(han) ?? []) {
    const letters = [...run]
    for (const [i, letter] of letters.entries()) words.push(letter + (letters[i + 1] ?? ''))
  }
  for (const word of folded.replace(han, ' ').match(spaced) ?? []) words.push(word.slice(0, 60))
  return words
}

function queryWords(typed: string): string[] {
  const folded = fold(typed)
  const words: string[] = []
  for (const run of folded.match(han) ?? []) {
    const letters = [...run]
    if (letters.length === 1) words.push(run)
    for (let i = 0; i + 1 < letters.length; i++) words.push(`${letters[i]}${letters[i + 1]}`)
  }
  for (const word of folded.replace(han, ' ').match(spaced) ?? []) words.push(word.slice(0, 60))
  return words
}

/** Case, width and accents do not matter. Quotes and backslashes are no letters and never reach the literal. */
function fold(text: string): string {
  return text.slice(0, 10_000).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
