/** What stands around a place in a text that may be half written: calls that are open, the name that is being written. */
import { definitions, type FormulaScope, type Piece, scanFormula } from '@attain/engine/formula/language'

/** A call whose closing bracket comes later. */
export interface OpenCall {
  /** In capitals. */
  readonly name: string
  /** Which of its arguments the place is in, from 0. */
  readonly argument: number
  /** The first path of its first argument, which says what an aggregate adds up. */
  readonly first: string | undefined
}

export interface Cursor {
  readonly offset: number
  /** The piece that the place is inside of: in the middle of it, or at its open end. */
  readonly inside: Piece | undefined
  /** From the outermost to the innermost. */
  readonly calls: readonly OpenCall[]
  /** A name up to the place, `account.re`, and where it begins; empty between names. */
  readonly name: { readonly text: string; readonly start: number }
  /** What comes before the name or the text that is being written; comments left out. */
  readonly before: readonly Piece[]
}

const NAME = /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]*)*$/

export function cursorIn(text: string, offset: number): Cursor {
  const pieces = scanFormula(text)
  const inside = pieces.find(
    (piece) => piece.start < offset && (offset < piece.end || goesOn(piece, offset)) && !isCode(piece),
  )
  const written = inside === undefined ? (NAME.exec(text.slice(0, offset))?.[0] ?? '') : ''
  const name = { text: written, start: offset - written.length }
  const begin = inside?.start ?? name.start
  const before = pieces.filter(({ kind, end }) => end <= begin && kind !== 'comment')
  return { offset, inside, calls: openCalls(before), name, before }
}

/** Fields, functions and signs; in the rest nothing is named. */
function isCode({ kind }: Piece): boolean {
  return kind === 'name' || kind === 'symbol' || kind === 'wrong'
}

/** Whether what is typed at the end of a piece belongs to it. */
function goesOn({ kind, text, end, isOpen }: Piece, offset: number): boolean {
  return isOpen || (offset === end && (kind === 'number' || text.startsWith('//')))
}

function openCalls(pieces: readonly Piece[]): OpenCall[] {
  const open: (OpenCall | undefined)[] = []
  for (const [index, { kind, text }] of pieces.entries()) {
    const last = open.at(-1)
    if (kind === 'symbol' && (text === '(' || text === '[')) {
      const before = pieces[index - 1]
      const isCall = text === '(' && before?.kind === 'name'
      open.push(isCall ? { name: before.text.toUpperCase(), argument: 0, first: undefined } : undefined)
    } else if (kind === 'symbol' && (text === ')' || text === ']')) open.pop()
    else if (last && kind === 'symbol' && text === ',') open[open.length - 1] = { ...last, argument: last.argument + 1 }
    else if (kind === 'name' && pieces[index + 1]?.text !== '(') {
      // every call around it whose first argument it is the first name of
      for (const [at, call] of open.entries())
        if (call?.argument === 0 && call.first === undefined) open[at] = { ...call, first: text }
    }
  }
  return open.filter((call) => call !== undefined)
}

const aggregates: ReadonlySet<string> = new Set(
  definitions.filter(({ aggregate }) => aggregate !== undefined).map(({ name }) => name),
)

/** Where names are looked up at a place: behind the first argument of an aggregate, among the children. */
export function scopeAt(scope: FormulaScope, { calls }: Pick<Cursor, 'calls'>): FormulaScope {
  const call = calls.findLast(({ name, argument }) => aggregates.has(name) && argument > 0)
  const list = call?.first === undefined ? undefined : listIn(scope, call.first)
  return list?.scope ?? scope
}

/** The list that a path begins with: `lines` of `lines.price`, and what comes after it. */
export function listIn(
  scope: FormulaScope,
  path: string,
): { readonly path: string; readonly scope: FormulaScope; readonly rest: string } | undefined {
  const names = path.split('.')
  for (let length = 1; length <= names.length; length += 1) {
    const prefix = names.slice(0, length).join('.')
    const found = scope.field(prefix) === undefined ? scope.list(prefix) : undefined
    if (found) return { path: prefix, scope: found.scope, rest: names.slice(length).join('.') }
  }
  return undefined
}

/** What a path names: a field, or a list of records; its own or, behind a list, the children's. */
export function named(scope: FormulaScope, path: string) {
  const field = scope.field(path)
  if (field) return { field: field.field, scope }
  const list = listIn(scope, path)
  if (!list) return undefined
  if (list.rest === '') return { list: scope.list(list.path)?.list, scope: list.scope }
  const inner = list.scope.field(list.rest)
  return inner && { field: inner.field, scope: list.scope }
}
