/** Changes to one rate table. Letters into one cell are one step back, another cell is another step. */
import type { plans } from '@attain/engine/metadata'
import { setValue } from '../../../document/command.ts'
import { useDraft } from '../../../draft/draft-context.tsx'
import { json } from '../../object/object-document.ts'
import { usePlan } from '../plan-context.tsx'

export type ChangeTable = (table: plans.RateTable, what: string, cell?: string) => void

export function useChangeTable(pointer: string): ChangeTable {
  const draft = useDraft()
  const { identity } = usePlan()
  return (table, what, cell) => {
    const { joins, ...command } = setValue(identity, pointer, json(table), what)
    draft.run(cell === undefined ? command : { ...command, joins: `${joins} ${cell}` })
  }
}
