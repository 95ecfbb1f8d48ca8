import type { FieldBody, ListQuery, ObjectBody } from '@attain/contract'
import type { ViewDocument } from '@attain/form'
import { aggregateRecords } from '@attain/ui/api'
import { useQuery } from '@tanstack/react-query'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'

export interface StageTotal {
  readonly count: number
  /** An exact decimal. */
  readonly sum: string
}

/** How many records stand at each option of a field, and what they come to. */
export function useStageTotals(
  object: ObjectBody,
  groupBy: string,
  sumField: FieldBody | undefined,
  scope: Pick<ListQuery, 'filter' | 'search'>,
  enabled = true,
) {
  const { workspace } = useApplication()
  const totals = useQuery({
    queryKey: keys.aggregate(workspace, object.name, { scope, groupBy, sum: sumField?.name }),
    queryFn: ({ signal }) =>
      aggregateRecords(
        object.name,
        {
          ...(scope.filter && { filter: scope.filter }),
          ...(scope.search && { search: scope.search }),
          groupBy: [{ field: groupBy, as: 'group' }],
          measures: [
            { as: 'count', fn: 'count' },
            ...(sumField ? [{ as: 'sum', fn: 'sum' as const, field: sumField.name }] : []),
          ],
        },
        signal,
      ),
    enabled,
  })
  /** Undefined while they are on their way. */
  return (option: string): StageTotal | undefined => {
    if (!totals.data) return undefined
    const row = totals.data.rows.find((each) => each.group === option)
    return { count: Number(row?.count ?? 0), sum: typeof row?.sum === 'string' ? row.sum : '0' }
  }
}

/** What the heads of a board sum up: the field that its view names, else the first amount. */
export function sumFieldOf(object: ObjectBody, board: ViewDocument['board']): FieldBody | undefined {
  const currency = object.fields.find((each) => each.valueType === 'currency')?.name
  return object.fields.find((each) => each.name === (board?.sum ?? currency))
}
