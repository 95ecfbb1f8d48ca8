import type { CellReading, ImportMapping } from './parse-map.ts'
import { hintFor, type ImportProblem, ImportRefused, importProblem } from './problem.ts'

/** A mapping whose columns have their positions in a file. */
export interface BoundMapping {
  readonly mapping: ImportMapping
  readonly header: readonly string[]
  readonly cells: readonly BoundCell[]
}

export interface BoundCell extends CellReading {
  readonly position: number
  readonly column: string
}

/** Finds each column of the map in a file's header; unmapped ones beginning with `#` are remarks. Throws `ImportRefused` with everything that does not fit. */
export function bindHeader(mapping: ImportMapping, header: readonly string[]): BoundMapping {
  const names = header.map((name) => name.trim())
  if (names.every((name) => name === '')) throw new ImportRefused([importProblem('empty_file', { line: 1 })])
  const problems: ImportProblem[] = []
  const positions = new Map<string, number>()
  const cells: BoundCell[] = []

  names.forEach((name, position) => {
    const first = positions.get(name)
    if (first !== undefined) {
      const values = { name, first: first + 1, position: position + 1 }
      problems.push(importProblem('duplicate_column', { line: 1, column: name }, values))
      return
    }
    positions.set(name, position)
    const readings = mapping.columns.get(name)
    const isRemark = name.startsWith('#')
    if (readings === undefined && !mapping.ignoreUnmapped && !isRemark) {
      problems.push(importProblem('unknown_column', { line: 1, column: name }, { name, position: position + 1 }))
    }
    for (const reading of readings ?? []) cells.push({ ...reading, position, column: name })
  })

  for (const [name, readings] of mapping.columns) {
    if (positions.has(name) || readings.length === 0) continue
    const hint = hintFor(name, names)
    const values = { en: { name, hint: hint.en }, 'zh-CN': { name, hint: hint['zh-CN'] } }
    problems.push(importProblem('missing_column', { line: 1, column: name }, values))
  }

  if (problems.length > 0) throw new ImportRefused(problems)
  return Object.freeze({ mapping, header: names, cells })
}
