import { writeCsvLine } from '../csv.ts'
import type { ColumnMap, ImportMap, ImportPlan } from '../map.ts'
import type { Proposal, ProposedField, ProposedObject } from './proposal.ts'
import type { Sheet } from './sheet.ts'

/**
 * What `attain import-all plan.json .` needs to bring the rows of the sheets in: a plan, a map for each object and each
 * sheet as a CSV file. What others refer to comes first.
 */
export function importFilesOf(proposal: Proposal, sheets: readonly Sheet[]): ReadonlyMap<string, string> {
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]))
  const files = new Map<string, string>()
  const plan: ImportPlan = {
    steps: inOrder(proposal.objects).map(({ name }) => ({ object: name, file: `${name}.csv`, map: `${name}.json` })),
  }
  files.set('plan.json', json(plan))
  for (const object of proposal.objects) {
    const sheet = byName.get(object.sheet)
    if (sheet === undefined) continue
    files.set(`${object.name}.json`, json(importMapOf(object, sheet)))
    const lines = [sheet.header, ...sheet.rows.map(({ cells }) => cells)].map((cells) => writeCsvLine(cells))
    files.set(`${object.name}.csv`, lines.join(''))
  }
  return files
}

/** How the columns of a sheet become the fields of its object; those that are left out are ignored. */
export function importMapOf(object: ProposedObject, sheet: Sheet): ImportMap {
  const fields = new Map(object.fields.map((field) => [field.column, field]))
  const key = object.fields.find(({ name, unique }) => name === object.nameField && unique)
  return {
    object: object.name,
    ...(key === undefined ? {} : { key: key.name }),
    columns: Object.fromEntries(
      sheet.header.map((header) => {
        const field = fields.get(header)
        return [header, field === undefined ? { ignore: true } : columnMap(field)]
      }),
    ),
  }
}

function columnMap({ name, format, target, corrections }: ProposedField): ColumnMap {
  const reading = {
    field: name,
    ...format,
    ...(corrections === undefined ? {} : { values: corrections }),
    ...(target === undefined ? {} : { lookup: target.field }),
  }
  return Object.keys(reading).length === 1 ? name : reading
}

/** Objects after those that they refer to; in a circle, as they came. */
function inOrder(objects: readonly ProposedObject[]): ProposedObject[] {
  const ordered: ProposedObject[] = []
  const left = [...objects]
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name))
    const isFree = ({ name, fields }: ProposedObject) =>
      fields.every(({ target }) => target === undefined || target.object === name || !waiting.has(target.object))
    const index = Math.max(0, left.findIndex(isFree))
    ordered.push(...left.splice(index, 1))
  }
  return ordered
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
