/** What could be written at a place of a formula. */
import { type Definition, definitions, type FormulaScope } from '@attain/engine/formula/language'
import type { Bundle, FieldModel, Language } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { type Cursor, cursorIn, listIn, named, scopeAt } from './cursor.ts'
import { documentationOf, referenceOf, typeWords } from './words.ts'

export interface Completion {
  readonly kind: 'field' | 'relation' | 'list' | 'option' | 'function' | 'constant'
  readonly label: string
  /** What people call it. */
  readonly detail: string
  readonly documentation?: string
  /** What is put in place of the characters from `start` to the cursor; `|` marks where the cursor goes. */
  readonly insert: string
  readonly start: number
  /** Also what follows the cursor, as far as here. */
  readonly end: number
  /** What is offered first has the smaller one. */
  readonly order: string
}

export function completionsIn(
  text: string,
  offset: number,
  scope: FormulaScope,
  bundle: Bundle,
  language: Language,
): readonly Completion[] {
  const cursor = cursorIn(text, offset)
  const { inside, name } = cursor
  const here = scopeAt(scope, cursor)
  if (inside?.kind === 'text') return optionsAt(cursor, here, language, text)
  if (inside !== undefined || isBehindNumber(text, cursor)) return []
  const path = name.text
  if (path.includes('.')) return membersOf(path, name.start, here, bundle, language, text)
  return [
    ...optionsAt(cursor, here, language, text),
    ...membersOf('', name.start, here, bundle, language, text),
    ...functionsAt(cursor, language, text),
    ...constantsAt(cursor, language),
  ]
}

/** `5x` is nothing, and nothing completes it. */
function isBehindNumber(text: string, { name }: Cursor): boolean {
  return /[\d.]$/.test(text.slice(0, name.start))
}

/** Fields, relations and lists behind a path that ends with a point, or of the object itself. */
function membersOf(
  path: string,
  from: number,
  scope: FormulaScope,
  bundle: Bundle,
  language: Language,
  text: string,
): Completion[] {
  const base = path.slice(0, path.lastIndexOf('.') + 1)
  const list = base === '' ? undefined : listIn(scope, base.slice(0, -1))
  const inner = list?.scope ?? scope
  const rest = list === undefined ? base : list.rest === '' ? '' : `${list.rest}.`
  const start = from + base.length
  const end = start + (/^\w*/.exec(text.slice(start))?.[0].length ?? 0)
  const place = { start, end }
  return [...inner.candidates(rest)].flatMap((candidate): Completion[] => {
    const name = candidate.slice(rest.length)
    const found = named(inner, candidate)
    if (found === undefined) return []
    if (found.field === undefined) {
      const label = textIn(found.list?.relation.label, language)
      // children of children cannot be added up in one go
      return list ? [] : [{ kind: 'list', label: name, detail: label, insert: name, order: `2${name}`, ...place }]
    }
    const { field } = found
    const type = typeWords(inner.typeOf(field).type, bundle, language)
    return [
      {
        kind: field.target === undefined ? 'field' : 'relation',
        label: name,
        detail: textIn(field.label, language),
        documentation: [type, helpOf(field, language)].filter(Boolean).join('\n\n'),
        insert: name,
        order: `${field.builtIn ? 4 : 1}${name}`,
        ...place,
      },
    ]
  })
}

function helpOf({ document }: FieldModel, language: Language): string {
  return textIn(document.help ?? document.description, language)
}

/** Values of the option field that stands on the other side of a comparison. */
function optionsAt(cursor: Cursor, scope: FormulaScope, language: Language, text: string): Completion[] {
  const path = comparedWith(cursor)
  const field = path === undefined ? undefined : named(scope, path)?.field
  const options = field?.options ?? []
  const { inside, name, offset } = cursor
  const start = inside === undefined ? name.start : inside.start
  const end = inside === undefined ? offset : inside.isOpen ? restOfWord(text, offset) : inside.end
  return options.map(({ value, label }, index) => ({
    kind: 'option',
    label: `"${value}"`,
    detail: textIn(label, language),
    insert: `"${value.replaceAll('"', '""')}"`,
    start,
    end,
    order: `0${String(index).padStart(4, '0')}`,
  }))
}

/** A quote that has no end yet takes the letters behind the cursor, and nothing else of the line. */
function restOfWord(text: string, offset: number): number {
  return offset + (/^[\w"]*/.exec(text.slice(offset))?.[0].length ?? 0)
}

const COMPARISONS = new Set(['=', '<>', '==', '!='])

/** `stage = …`, `stage in ["won", …]`, `SWITCH(stage, …)`: the path. */
function comparedWith({ before, calls }: Cursor): string | undefined {
  const last = before.at(-1)
  if (last?.kind === 'symbol' && COMPARISONS.has(last.text)) return nameAt(before.at(-2))
  const open = before.findLastIndex(({ kind, text }) => kind === 'symbol' && (text === '[' || text === ']'))
  const bracket = before[open]
  if (bracket?.text === '[' && before[open - 1]?.text.toLowerCase() === 'in') return nameAt(before[open - 2])
  const call = calls.at(-1)
  return call !== undefined && call.argument > 0 && last?.text === ',' ? call.first : undefined
}

function nameAt(piece: Cursor['before'][number] | undefined): string | undefined {
  return piece?.kind === 'name' ? piece.text : undefined
}

const functions: readonly Definition[] = definitions.filter(({ name }) => /^[A-Z]/.test(name))

function functionsAt({ name }: Cursor, language: Language, text: string): Completion[] {
  const end = name.start + (/^\w*/.exec(text.slice(name.start))?.[0].length ?? 0)
  const isCalled = text[end] === '(' || text[end] === '（'
  return functions.map((definition) => ({
    kind: 'function',
    label: definition.name,
    detail: referenceOf(definition.name, language)?.signature ?? '',
    documentation: documentationOf(definition, language),
    insert: isCalled ? definition.name : `${definition.name}${definition.parameters.length === 0 ? '()|' : '(|)'}`,
    start: name.start,
    end,
    order: `3${definition.name}`,
  }))
}

function constantsAt({ name, offset }: Cursor, language: Language): Completion[] {
  const detail = language === 'zh-CN' ? ['是', '否'] : ['yes', 'no']
  return ['TRUE', 'FALSE'].map((label, index) => ({
    kind: 'constant',
    label,
    detail: detail[index] ?? '',
    insert: label,
    start: name.start,
    end: offset,
    order: `5${label}`,
  }))
}
