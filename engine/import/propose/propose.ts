import { foldText } from '../../fields/characters.ts'
import { chooseReading } from './choose-type.ts'
import { type Column, columnsOf } from './column.ts'
import { findRelation, type Key } from './find-relation.ts'
import { labelOf, plural, says, singular } from './header.ts'
import { claimName } from './names.ts'
import type { Proposal, ProposedField, ProposedObject, Reading, RepeatedRow } from './proposal.ts'
import { evidenceOf, repeatedIn } from './read-column.ts'
import type { Sheet } from './sheet.ts'
import { isPath, stageOptions } from './stage-options.ts'

/**
 * Proposes objects and fields for sheets. `taken` are the names of objects that there are already.
 *
 * columns → what each most likely is → what tells records apart → relations by their values → names and flags
 */
export function propose(sheets: readonly Sheet[], taken: Iterable<string> = []): Proposal {
  const names = new Set(taken)
  const read = sheets.map((sheet, index) =>
    readSheet(sheet, claimName(singular(labelOf(sheet.name)), `object_${index + 1}`, names)),
  )
  const keys = read.flatMap(({ keys }) => keys)
  return { objects: read.map((one) => proposeObject(one, keys)) }
}

interface ReadSheet {
  readonly sheet: Sheet
  readonly name: string
  readonly columns: readonly Named[]
  readonly keys: readonly Key[]
  /** The column that records are known by. */
  readonly known: Named | undefined
}

interface Named {
  readonly column: Column
  readonly name: string
  readonly reading: Reading
}

function readSheet(sheet: Sheet, name: string): ReadSheet {
  const taken = new Set<string>()
  const columns = columnsOf(sheet).map((column, index) => ({
    column,
    name: claimName(column.header.replace(/^#/, ''), `field_${index + 1}`, taken, name),
    reading: chooseReading(column),
  }))
  const telling = columns.filter(({ column, reading }) => canBeName(reading) && column.isDistinct && isComplete(column))
  const keys = telling.map((one) => ({
    target: { object: name, field: one.name },
    sheet: sheet.name,
    column: one.column,
  }))
  return { sheet, name, columns, keys, known: nameColumnOf(sheet, telling, columns) }
}

/** The column that says what a record is, or at least tells it from others; the first text column when none does. */
function nameColumnOf(sheet: Sheet, telling: readonly Named[], columns: readonly Named[]): Named | undefined {
  const weight = ({ column: { header } }: Named): number => {
    const isNamed = singular(labelOf(sheet.name)).toLowerCase().endsWith(labelOf(header).toLowerCase())
    return says(header, 'name') || isNamed ? 3 : says(header, 'identity') ? 2 : 1
  }
  const inOrder = (all: readonly Named[]) => [...all].sort((a, b) => weight(b) - weight(a))
  const texts = columns.filter(({ column, reading }) => reading.type === 'text' && isComplete(column))
  return inOrder(telling)[0] ?? inOrder(texts)[0]
}

function proposeObject({ sheet, name, columns, known }: ReadSheet, keys: readonly Key[]): ProposedObject {
  const fields = columns.map((one): ProposedField => {
    const { column } = one
    const relation = one === known || !canRelate(one.reading) ? undefined : findRelation(column, keys)
    const reading = relation ?? withProgress(one, sheet)
    const isUnique = relation === undefined && isToBeUnique(one, one === known)
    const repeated = isUnique || one === known ? repeatedIn(column) : []
    return {
      ...reading,
      column: column.header,
      name: one.name,
      label: labelOf(column.header.replace(/^#(\d+)$/, 'Column $1')),
      required: one === known || (isComplete(column) && reading.evidence.fits === column.rowCount),
      unique: isUnique && repeated.length === 0,
      evidence: { ...reading.evidence, repeated },
    }
  })
  const made = known === undefined ? [numberField(fields, sheet.rows.length)] : []
  const stage = fields.find(
    ({ type, options = [], column = '' }) => type === 'select' && says(column, 'stage') && isPath(options),
  )
  const label = singular(labelOf(sheet.name))
  return {
    sheet: sheet.name,
    name,
    label,
    pluralLabel: plural(label),
    rowCount: sheet.rows.length,
    nameField: known?.name ?? made[0]?.name ?? '',
    ...(stage === undefined ? {} : { stageField: stage.name }),
    fields: [...made, ...fields],
    repeatedRows: repeatedRowsOf(sheet),
  }
}

/** Stages in the order in which records come to them: the further, the more is known of them. */
function withProgress({ reading, column }: Named, sheet: Sheet): Reading {
  const { options } = reading
  if (options === undefined || !says(column.header, 'stage') || !isPath(options)) return reading
  const position = sheet.header.indexOf(column.header)
  const known = new Map<string, { rows: number; cells: number }>()
  for (const { cells } of sheet.rows) {
    const key = foldText(cells[position] ?? '')
    const { rows, cells: filled } = known.get(key) ?? { rows: 0, cells: 0 }
    known.set(key, { rows: rows + 1, cells: filled + cells.filter((cell) => cell.trim() !== '').length })
  }
  const progress = (label: string) => {
    const { rows, cells } = known.get(foldText(label)) ?? { rows: 1, cells: 0 }
    return cells / rows
  }
  return { ...reading, options: stageOptions(options, progress) }
}

/** Where nothing tells records apart, they are counted. */
function numberField(fields: readonly ProposedField[], rowCount: number): ProposedField {
  return {
    type: 'autoNumber',
    name: claimName('number', 'number', new Set(fields.map(({ name }) => name))),
    label: 'Number',
    required: false,
    unique: false,
    evidence: evidenceOf({ header: '', rowCount, filled: 0, values: [], isDistinct: false }, () => false),
  }
}

function isComplete({ filled, rowCount }: Column): boolean {
  return rowCount > 0 && filled === rowCount
}

function canBeName({ type, pattern }: Reading): boolean {
  return (type === 'text' && pattern === undefined) || type === 'email' || type === 'phone'
}

function canRelate({ type, pattern }: Reading): boolean {
  return pattern === undefined && (type === 'text' || type === 'select' || type === 'number' || type === 'email')
}

function isToBeUnique({ column, reading }: Named, isName: boolean): boolean {
  if (!canBeName(reading)) return false
  return (
    column.isDistinct && column.filled > 1 && (isName || reading.type === 'email' || says(column.header, 'identity'))
  )
}

const SHOWN = 20

function repeatedRowsOf({ rows }: Sheet): RepeatedRow[] {
  const first = new Map<string, number>()
  const repeated: RepeatedRow[] = []
  for (const { line, cells } of rows) {
    const key = JSON.stringify(cells.map((cell) => cell.trim()))
    const known = first.get(key)
    if (known === undefined) first.set(key, line)
    else if (repeated.length < SHOWN) repeated.push({ line, first: known })
  }
  return repeated
}
