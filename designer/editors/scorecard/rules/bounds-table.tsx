/** The steps of a ladder, or the points of a line: two numbers a row. */
import type { scorecards } from '@attain/engine/metadata'
import { DecimalInput } from '../../settings/decimal-input.tsx'
import { type RowColumn, RowTable } from '../../settings/row-table.tsx'
import { useScorecard } from '../scorecard-context.tsx'
import { useTexts } from '../texts.ts'

type Decimal = scorecards.Decimal
type Row<A extends 'from' | 'at'> = { readonly [key in A]: Decimal } & { readonly points: Decimal }

interface Props<A extends 'from' | 'at'> {
  readonly definition: string
  readonly property: string
  readonly pointer: string
  /** What the schema calls a row, and its first number. */
  readonly entry: 'Step' | 'Point'
  readonly at: A
  readonly entries: readonly Row<A>[]
  readonly fewest: number
  /** Whether the highest stands first. */
  readonly descends?: boolean
  readonly of: 'attainment' | 'actual' | undefined
}

const MOST = 50

export function BoundsTable<A extends 'from' | 'at'>(props: Props<A>) {
  const { definition, property, pointer, entry, at, entries, fewest, descends = false, of = 'attainment' } = props
  const { t } = useTexts()
  const { words } = useScorecard()
  const column = (key: A | 'points'): RowColumn<Row<A>> => ({
    name: words(entry, key).title,
    cell: (row, { label, isBad, change }) => (
      <DecimalInput
        label={label}
        isBad={key === at && isBad}
        value={row[key]}
        {...(key === at && of === 'attainment' && { suffix: '%' })}
        onChange={(value) => value !== undefined && change({ ...row, [key]: value })}
      />
    ),
  })
  return (
    <RowTable<Row<A>>
      pointer={pointer}
      title={words(definition, property).title}
      entry={words(entry, '').title}
      rows={entries}
      columns={[column(at), column('points')]}
      fewest={fewest}
      most={MOST}
      add={t('addRow')}
      begin={() => next(entries, at, descends)}
    />
  )
}

/** A row that goes on as the last two did. */
function next<A extends 'from' | 'at'>(entries: readonly Row<A>[], at: A, descends: boolean): Row<A> {
  const [before, last] = [entries.at(-2), entries.at(-1)]
  const step = (of: (entry: Row<A>) => Decimal, otherwise: number) =>
    before === undefined || last === undefined ? otherwise : Number(of(last)) - Number(of(before)) || otherwise
  const sign = descends ? -1 : 1
  const away = Math.abs(step((one) => one[at], 10)) * sign
  const points = Math.max(0, Number(last?.points ?? 0) + step((one) => one.points, 10 * sign))
  return { [at]: Number(last?.[at] ?? 0) + away, points } as Row<A>
}
