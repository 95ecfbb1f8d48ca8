/** The steps of a ladder, or the points of a line: two numbers a row. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { scorecards } from '@attain/engine/metadata'
import { Button } from 'antd'
import { problemsBelow } from '../../../check/problem-at.ts'
import { Notes } from '../../automation/notes.tsx'
import { DecimalInput } from '../../settings/decimal-input.tsx'
import { useScorecard } from '../scorecard-context.tsx'
import { useTexts } from '../texts.ts'

type Decimal = scorecards.Decimal

interface Props<A extends 'from' | 'at'> {
  readonly definition: string
  readonly property: string
  readonly pointer: string
  /** What the schema calls a row, and its first number. */
  readonly entry: 'Step' | 'Point'
  readonly at: A
  readonly entries: readonly ({ readonly [key in A]: Decimal } & { readonly points: Decimal })[]
  readonly fewest: number
  /** Whether the highest stands first. */
  readonly descends?: boolean
  readonly of: 'attainment' | 'actual' | undefined
}

const MOST = 50

export function BoundsTable<A extends 'from' | 'at'>(props: Props<A>) {
  const { definition, property, pointer, entry, at, entries, fewest, descends = false, of = 'attainment' } = props
  const { t } = useTexts()
  const { words, problems, set } = useScorecard()
  const { title } = words(definition, property)
  const [atWords, pointsWords] = [words(entry, at).title, words(entry, 'points').title]
  const own = problemsBelow(problems, pointer)
  const change = (index: number, key: string, value: Decimal | undefined) =>
    value === undefined ? undefined : set(`${pointer}/${index}/${key}`, value, title)
  return (
    <div className="bounds">
      <table aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{atWords}</th>
            <th scope="col">{pointsWords}</th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {entries.map((one, index) => (
            // rows are told apart by their place alone
            // biome-ignore lint/suspicious/noArrayIndexKey: a number that is typed may be that of another row for a moment
            <tr key={index}>
              <td>
                <DecimalInput
                  label={`${atWords} ${index + 1}`}
                  isBad={problemsBelow(own, `/${index}`).length > 0}
                  value={one[at]}
                  {...(of === 'attainment' && { suffix: '%' })}
                  onChange={(value) => change(index, at, value)}
                />
              </td>
              <td>
                <DecimalInput
                  label={`${pointsWords} ${index + 1}`}
                  value={one.points}
                  onChange={(value) => change(index, 'points', value)}
                />
              </td>
              <td>
                <Button
                  type="text"
                  size="small"
                  disabled={entries.length <= fewest}
                  icon={<DeleteOutlined />}
                  aria-label={t('remove', { name: String(one[at]) })}
                  onClick={() => set(pointer, entries.toSpliced(index, 1), title)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Notes problems={own} />
      {entries.length < MOST && (
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => set(pointer, [...entries, next(entries, at, descends)], title)}
        >
          {t('addRow')}
        </Button>
      )}
    </div>
  )
}

/** A row that goes on as the last two did. */
function next<A extends 'from' | 'at'>(entries: Props<A>['entries'], at: A, descends: boolean) {
  const [before, last] = [entries.at(-2), entries.at(-1)]
  const step = (of: (entry: Props<A>['entries'][number]) => Decimal, otherwise: number) =>
    before === undefined || last === undefined ? otherwise : Number(of(last)) - Number(of(before)) || otherwise
  const sign = descends ? -1 : 1
  const away = Math.abs(step((one) => one[at], 10)) * sign
  const points = Math.max(0, Number(last?.points ?? 0) + step((one) => one.points, 10 * sign))
  return { [at]: Number(last?.[at] ?? 0) + away, points }
}
