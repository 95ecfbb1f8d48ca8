/**
 * Regular expressions: RE2 decides what a pattern means, in time that grows with the text alone. Postgres has another
 * dialect; the part of RE2 that means the same there is translated, the rest is left to JavaScript.
 */
import { RE2JS } from 're2js'
import { formulaLimits } from '../limits.ts'

export function compilePattern(pattern: string): RE2JS | undefined {
  if (pattern.length > formulaLimits.patternCharacters) return undefined
  try {
    return RE2JS.compile(pattern)
  } catch {
    return undefined // the pattern is no regular expression: the caller says so
  }
}

const classes: Readonly<Record<string, string>> = { d: '0-9', w: 'A-Za-z0-9_', s: '\\t\\n\\f\\r ' }

/** The pattern for Postgres, or undefined when it has something that could mean another thing there. */
export function postgresPattern(pattern: string): string | undefined {
  let result = ''
  let depth = 0
  const characters = [...pattern]
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] as string
    const next = characters[at + 1]
    if (character === '\\') {
      at += 1
      const escaped = escapeOf(next, false)
      if (escaped === undefined) return undefined
      result += escaped
    } else if (character === '[') {
      const end = classAt(characters, at)
      if (end === undefined) return undefined
      result += end.text
      at = end.at
    } else if (character === '(') {
      if (next === '?' && characters[at + 2] === ':') at += 2
      else if (next === '?') return undefined
      result += '(?:'
      depth += 1
    } else if (character === ')') {
      result += ')'
      depth -= 1
    } else if (character === '.') result += '[^\\n]'
    else if (character === '^') result += '\\A'
    else if (character === '$') result += '\\Z'
    else if (character === '*' || character === '+' || character === '?') {
      result += character
      // how much a repetition takes does not change whether there is a match
      if (next === '?') at += 1
      if (/[*+?{]/.test(characters[at + 1] ?? '')) return undefined
    } else if (character === '{') {
      const counts = /^\{(\d{1,3})(?:,(\d{0,3}))?\}/.exec(characters.slice(at, at + 12).join(''))
      if (counts === null || Number(counts[1]) > 255 || Number(counts[2] || 0) > 255) return undefined
      result += counts[0]
      at += counts[0].length - 1
      if (characters[at + 1] === '?') at += 1
      if (/[*+?{]/.test(characters[at + 1] ?? '')) return undefined
    } else if (character === '|') result += '|'
    else result += /[\]}]/.test(character) ? `\\${character}` : character
  }
  const hasEmptyBranch = /\(\?:\)|\(\?:\||\|\||\|\)|^\||\|$|^$/.test(result)
  return depth === 0 && !hasEmptyBranch && !/(\\A|\\Z)[*+?{]/.test(result) ? result : undefined
}

function escapeOf(character: string | undefined, inClass: boolean): string | undefined {
  if (character === undefined) return undefined
  const known = classes[character]
  if (known !== undefined) return inClass ? known : `[${known}]`
  if (character === 'n' || character === 't' || character === 'r') return `\\${character}`
  if (!inClass && /^[DWS]$/.test(character)) return `[^${classes[character.toLowerCase()]}]`
  return /^[^\sA-Za-z0-9\u0080-\u{10ffff}]$/u.test(character) ? `\\${character}` : undefined
}

function classAt(
  characters: readonly string[],
  start: number,
): { readonly text: string; readonly at: number } | undefined {
  let at = start + 1
  let text = '['
  if (characters[at] === '^') {
    text += '^'
    at += 1
  }
  const first = at
  for (; at < characters.length; at += 1) {
    const character = characters[at] as string
    if (character === ']' && at > first) return { text: `${text}]`, at }
    if (character === '\\') {
      at += 1
      const escaped = escapeOf(characters[at], true)
      if (escaped === undefined) return undefined
      text += escaped
    } else if (character === '[' || character === ']' || (character === '^' && at > first)) return undefined
    else if (character === '-' && (at === first || characters[at + 1] === ']')) text += '\\-'
    else text += character
  }
  return undefined
}
