import type { EditorDefinition } from '../editor.ts'

/** How many records there are of what moves through stages, until something else is chosen; without such, entries. */
export const beginKpi: EditorDefinition['begin'] = ({ name, label }, documents) => {
  const moving = [...documents.values()].find(({ kind, stages }) => kind === 'object' && stages !== undefined)
  return {
    kind: 'kpi',
    name,
    label,
    measure:
      moving === undefined
        ? { from: 'entries' }
        : { from: 'records', object: moving.name ?? '', calculate: 'count', date: 'created_at' },
  }
}
