import type { EditorDefinition } from '../editor.ts'

/** Targets of people by the month, broken down from the company's year; of the first KPI until another is chosen. */
export const beginTarget: EditorDefinition['begin'] = ({ name, label }, documents) => {
  const kpi = [...documents].find(([id]) => id.startsWith('kpi:'))?.[1].name ?? ''
  return { kind: 'target', name, label, kpi, levels: [{ by: 'company' }, { by: 'team' }, { by: 'person' }] }
}
