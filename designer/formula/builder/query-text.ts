/**
 * The text of a condition after rows were changed. Rows and groups that nobody touched keep the author's letters;
 * around those that were changed, comments and lines stay where they are as far as there is anything left to keep.
 */
import { type FormulaScope, parseFormula, type Span } from '@attain/engine/formula/language'
import { isSame } from '@attain/engine/metadata'
import type { Reading } from '../reading.ts'
import { type Group, isGroup, isUnchanged, type Rule } from './query.ts'
import { textOfRule } from './rule-text.ts'

/** What was read, for the places of what is kept. */
export type TextSource = Pick<Reading, 'text' | 'spans'> & { readonly scope: FormulaScope }

export interface QueryText {
  readonly text: string
  /** Rows that do not say enough yet. They are left out. */
  readonly unfinished: number
  /** One of them was part of the condition: leaving it out would let through what it kept out. */
  readonly isHeld: boolean
}

/** Everything that the rows say. */
export function textOfQuery(query: Group, source: TextSource): QueryText {
  const rows = rowsOf(query)
  const unfinished = rows.filter((rule) => textOf(rule, source) === undefined)
  const kept = around(source, inPlace(query, source))
  const plain = around(source, inNormalForm(query, source))
  return {
    // letters around the rows may close brackets that are gone
    text: isSameMeaning(kept, plain) ? kept : plain,
    unfinished: unfinished.length,
    isHeld: unfinished.some(({ origin }) => origin !== undefined),
  }
}

function rowsOf(group: Group): readonly Rule[] {
  return group.rules.flatMap((item) => (isGroup(item) ? rowsOf(item) : [item]))
}

function textOf(rule: Rule, { scope }: TextSource): string | undefined {
  return isUnchanged(rule) ? rule.origin?.text : textOfRule(rule, scope)
}

/** What stands before and after the whole condition. */
function around({ text, spans }: TextSource, inner: string | undefined): string {
  const whole = spans.get('')
  if (whole === undefined) return inner ?? ''
  if (inner === undefined) return ''
  return text.slice(0, whole.start) + inner + text.slice(whole.end)
}

function isSameMeaning(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => parseFormula(text))
  return (
    first !== undefined &&
    second !== undefined &&
    'tree' in first &&
    'tree' in second &&
    isSame(first.tree, second.tree)
  )
}

const names: Readonly<Record<string, string>> = { and: 'AND', or: 'OR' }

/** With nothing but the rows. */
function inNormalForm(item: Rule | Group, source: TextSource): string | undefined {
  if (!isGroup(item)) return textOf(item, source)
  const parts = item.rules.map((rule) => inNormalForm(rule, source)).filter((text) => text !== undefined)
  return joined(parts, item)
}

function joined(parts: readonly string[], { combinator, origin }: Group): string | undefined {
  const wasSingle = origin?.combinator === combinator && origin.places.length === 1
  if (parts.length <= 1 && !(wasSingle && parts.length === 1)) return parts[0]
  return `${names[combinator]}(${parts.join(', ')})`
}

interface Part {
  readonly text: string
  /** Which of the group's conditions it was; -1 for a new one. */
  readonly was: number
}

/** With the author's letters between the rows of groups that are still there. */
function inPlace(item: Rule | Group, source: TextSource): string | undefined {
  if (!isGroup(item)) return textOf(item, source)
  const { origin, rules, combinator } = item
  const parts = rules.flatMap((rule): Part[] => {
    const text = inPlace(rule, source)
    const was = origin?.places.indexOf(rule.origin?.place ?? '-') ?? -1
    return text === undefined ? [] : [{ text, was }]
  })
  const texts = parts.map(({ text }) => text)
  if (origin === undefined || origin.combinator !== combinator || parts.length < Math.min(2, origin.places.length))
    return joined(texts, item)
  const group = source.spans.get(origin.place)
  const places = origin.places.map((place) => source.spans.get(place))
  return group && places.every((place) => place !== undefined) && isInOrder(parts)
    ? between(parts, group, places as readonly Span[], source.text)
    : joined(texts, item)
}

/** Those that were there in their order, new ones behind them. */
function isInOrder(parts: readonly Part[]): boolean {
  const known = parts.findIndex(({ was }) => was === -1)
  const before = known === -1 ? parts : parts.slice(0, known)
  return (
    before.length > 0 &&
    before.every(({ was }, index) => index === 0 || was > (before[index - 1]?.was ?? -1)) &&
    parts.slice(before.length).every(({ was }) => was === -1)
  )
}

function between(parts: readonly Part[], group: Span, places: readonly Span[], text: string): string {
  const start = (index: number) => places[index]?.start ?? group.end
  const end = (index: number) => places[index]?.end ?? group.start
  const known = parts.filter(({ was }) => was !== -1)
  const fresh = parts.slice(known.length).map((part) => part.text)
  // what follows a condition to the end of its line is said about it
  const kept = known.map(({ text: written }, index) => {
    const before = known[index - 1]?.was
    return (before === undefined ? '' : text.slice(end(before), start(before + 1))) + written
  })
  const head = text.slice(group.start, start(0)) + kept.join('')
  const tail = text.slice(end(places.length - 1), group.end)
  if (fresh.length === 0) return head + tail
  const line = lineBefore(places.length > 1 ? text.slice(end(0), start(1)) : text.slice(group.start, start(0)))
  // what is said behind the last condition is said about it
  const comment = tail.slice(0, -1).trimEnd()
  const close = tail.slice(comment.length)
  const gap = line ?? (comment.includes('//') ? '\n' : ' ')
  return `${head},${comment}${gap}${fresh.join(`,${line ?? ' '}`)}${close}`
}

/** The end of the line and the indent, where conditions stand on lines of their own. */
function lineBefore(written: string): string | undefined {
  return /\n[ \t]*$/.exec(written)?.[0]
}
