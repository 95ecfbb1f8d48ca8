/** What decides between equal scores, in this order. */
import { PlusOutlined } from '@ant-design/icons'
import type { FieldModel, scorecards } from '@attain/engine/metadata'
import { Button } from 'antd'
import { problemsBelow } from '../../../check/problem-at.ts'
import { EntryList } from '../../../names/entry-list.tsx'
import { PathSelect } from '../../../names/path-select.tsx'
import { useNames } from '../../automation/words/names.ts'
import { PlainSelect } from '../../settings/plain-select.tsx'
import { useKpis, useOwn } from '../parts/use-kpis.ts'
import { useScorecard } from '../scorecard-context.tsx'
import { useTexts } from '../texts.ts'

type Tie = scorecards.Tie

const POINTER = '/distribution/ties'
const MOST = 10

export function TieList({ ties }: { readonly ties: readonly Tie[] }) {
  const { t } = useTexts()
  const { problems, words, set } = useScorecard()
  const [kpis, items] = [useKpis(), useOwn('items')]
  const names = useNames('person')
  const { title } = words('Distribution', 'ties')
  const change = (next: readonly Tie[]) => set(POINTER, next.length === 0 ? undefined : next, title)
  const labelOf = (tie: Tie) => {
    if (tie.by === 'field') return names.path(tie.field)
    const [list, name] = tie.by === 'kpi' ? [kpis, tie.kpi] : [items, tie.item]
    return list.find(({ value }) => value === name)?.label ?? name
  }
  return (
    <EntryList
      label={title}
      entries={ties}
      labelOf={labelOf}
      problems={problemsBelow(problems, POINTER)}
      row={(tie, index) => <TieRow tie={tie} onChange={(next) => change(ties.with(index, next))} />}
      onMove={(from, to) => {
        const moved = ties[from]
        if (moved !== undefined) change(ties.toSpliced(from, 1).toSpliced(to, 0, moved))
      }}
      onRemove={(index) => change(ties.toSpliced(index, 1))}
    >
      {ties.length < MOST && (
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => change([...ties, { by: 'item', item: items[0]?.value ?? '' }])}
        >
          {t('addTie')}
        </Button>
      )}
    </EntryList>
  )
}

const comparable: ReadonlySet<string> = new Set(['number', 'currency', 'percent', 'date', 'datetime', 'autoNumber'])
const isComparable = (_: string, { valueType }: FieldModel) => comparable.has(valueType)

function TieRow({ tie, onChange }: { readonly tie: Tie; readonly onChange: (tie: Tie) => void }) {
  const { t } = useTexts()
  const { words, choices } = useScorecard()
  const [kpis, items] = [useKpis(), useOwn('items')]
  const begin = (by: Tie['by']): Tie => {
    if (by === 'kpi') return { by, kpi: kpis[0]?.value ?? '' }
    return by === 'item' ? { by, item: items[0]?.value ?? '' } : { by, field: 'hired_on', first: 'lowest' }
  }
  const kinds: readonly Tie['by'][] = kpis.length === 0 ? ['item', 'field'] : ['item', 'kpi', 'field']
  return (
    <span className="score-tie">
      <PlainSelect
        label={words('TieByKpi', 'by').title}
        value={tie.by}
        options={kinds.map((value) => ({ value, label: t(`tie_${value}`) }))}
        onChange={(by) => onChange(begin(by))}
      />
      {tie.by === 'kpi' && (
        <PlainSelect
          label={words('TieByKpi', 'kpi').title}
          value={tie.kpi}
          options={kpis}
          onChange={(kpi) => onChange({ ...tie, kpi })}
        />
      )}
      {tie.by === 'item' && (
        <PlainSelect
          label={words('TieByItem', 'item').title}
          value={tie.item}
          options={items}
          onChange={(item) => onChange({ ...tie, item })}
        />
      )}
      {tie.by === 'field' && (
        <PathSelect
          label={words('TieByField', 'field').title}
          object="person"
          isChoosable={isComparable}
          value={tie.field}
          onChange={(field) => (field === undefined ? undefined : onChange({ ...tie, field }))}
        />
      )}
      <PlainSelect
        label={words('TieByKpi', 'first').title}
        value={tie.first ?? 'highest'}
        options={choices('TieByKpi', 'first') as readonly { value: 'highest' | 'lowest'; label: string }[]}
        onChange={(first) => onChange({ ...tie, first })}
      />
    </span>
  )
}
