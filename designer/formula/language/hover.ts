/** What stands at a place of a formula: its type, what people call it, what it does. */
import {
  definitions,
  type Piece,
  partsOfTyped,
  type Span,
  scanFormula,
  type Typed,
} from '@attain/engine/formula/language'
import type { Bundle, Language } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import type { Reading } from '../reading.ts'
import { cursorIn, named, scopeAt } from './cursor.ts'
import { documentationOf, typeWords } from './words.ts'

export interface Hover {
  readonly start: number
  readonly end: number
  /** Markdown, a paragraph each. */
  readonly says: readonly string[]
}

export function hoverIn(reading: Reading, offset: number, bundle: Bundle, language: Language): Hover | undefined {
  const { text, scope } = reading
  const pieces = scanFormula(text).filter(({ kind }) => kind !== 'comment')
  const index = pieces.findIndex(({ start, end }) => start <= offset && offset < end)
  const piece = pieces[index]
  if (piece === undefined || scope === undefined) return undefined
  if (piece.kind === 'name' && pieces[index + 1]?.text === '(') return functionHover(piece, reading, bundle, language)
  if (piece.kind === 'name') {
    const found = pathHover(piece, offset, reading, bundle, language)
    if (found) return found
  }
  return valueHover(piece, offset, reading, bundle, language)
}

function functionHover(piece: Piece, reading: Reading, bundle: Bundle, language: Language): Hover | undefined {
  const definition = definitions.find(({ name }) => name === piece.text.toUpperCase())
  if (definition === undefined) return undefined
  const node = nodeAround(reading, piece.start)
  const says = [
    ...(node ? [`\`${definition.name}\` → **${typeWords(node.type, bundle, language)}**`] : []),
    documentationOf(definition, language),
  ]
  return { start: piece.start, end: piece.end, says }
}

/** The part of a path that the place is in: of `account.region`, `account` alone says something too. */
function pathHover(
  { text, start }: Piece,
  offset: number,
  { text: whole, scope }: Reading,
  bundle: Bundle,
  language: Language,
): Hover | undefined {
  if (scope === undefined) return undefined
  const end = text.indexOf('.', offset - start)
  const path = end === -1 ? text : text.slice(0, end)
  const found = named(scopeAt(scope, cursorIn(whole, start)), path)
  if (found === undefined) return undefined
  const place = { start, end: start + path.length }
  if (found.field === undefined) {
    const object = bundle.objects.get(found.list?.relation.object ?? '')?.document
    const records = textIn(object?.pluralLabel ?? object?.label, language)
    return { ...place, says: [`**${textIn(found.list?.relation.label, language)}** · \`${path}\``, records] }
  }
  const { field } = found
  const object = textIn(bundle.objects.get(field.object)?.document.label, language)
  return {
    ...place,
    says: [
      `**${textIn(field.label, language)}** · ${object} · \`${path}\``,
      typeWords(found.scope.typeOf(field).type, bundle, language),
      textIn(field.document.help ?? field.document.description, language),
    ].filter((line) => line !== ''),
  }
}

/** A constant, or what an operator puts together, with its type. */
function valueHover(
  piece: Piece,
  offset: number,
  reading: Reading,
  bundle: Bundle,
  language: Language,
): Hover | undefined {
  const node = nodeAround(reading, offset)
  if (node === undefined) return undefined
  const type = typeWords(node.type, bundle, language)
  const label = node.kind === 'constant' && typeof node.value === 'string' ? optionLabel(node, bundle, language) : ''
  const isOperator = node.kind === 'call' && (piece.kind === 'symbol' || piece.kind === 'name')
  const span = reading.spans.get(node.place)
  if (span === undefined) return undefined
  return {
    start: span.start,
    end: span.end,
    says: [
      [label && `**${label}**`, type].filter(Boolean).join(' · '),
      isOperator ? documentationOf(node.definition, language) : '',
    ].filter((line) => line !== ''),
  }
}

function optionLabel(node: Typed & { readonly kind: 'constant' }, bundle: Bundle, language: Language): string {
  if (node.type.kind !== 'option') return ''
  const [object = '', name = ''] = node.type.field.split('.')
  const option = bundle.objects
    .get(object)
    ?.fields.get(name)
    ?.options?.find(({ value }) => value === node.value)
  return textIn(option?.label, language)
}

/** The smallest node whose text holds the place. */
export function nodeAround({ typed, spans }: Pick<Reading, 'typed' | 'spans'>, offset: number): Typed | undefined {
  if (typed === undefined) return undefined
  let best: { readonly node: Typed; readonly span: Span } | undefined
  const visit = (node: Typed): void => {
    const span = spans.get(node.place)
    if (span && span.start <= offset && offset < span.end)
      if (best === undefined || span.end - span.start <= best.span.end - best.span.start) best = { node, span }
    for (const part of partsOfTyped(node)) visit(part)
  }
  visit(typed)
  return best?.node
}
