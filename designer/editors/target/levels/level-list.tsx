/** Who has targets, from the top down, and how those of a level come from the level above. */
import { PlusOutlined } from '@ant-design/icons'
import { addsUp, type FieldModel, type targets } from '@attain/engine/metadata'
import { Button, Dropdown } from 'antd'
import { problemsBelow } from '../../../check/problem-at.ts'
import { EntryList } from '../../../names/entry-list.tsx'
import { PathSelect } from '../../../names/path-select.tsx'
import { PlainSelect } from '../../settings/plain-select.tsx'
import { useTarget } from '../target-context.tsx'
import { useTexts } from '../texts.ts'
import { keyOfLevel } from './key-of-level.ts'
import { useLevels } from './use-levels.ts'

type Level = targets.Level
type Method = NonNullable<Exclude<Level, { readonly by: 'company' }>['method']>

const MOST = 8
const numbers: ReadonlySet<string> = new Set(['number', 'currency', 'percent'])
const isNumber = (_: string, { valueType }: FieldModel) => numbers.has(valueType)

export function LevelList() {
  const { t } = useTexts()
  const { target, problems, words, set } = useTarget()
  const { levels } = target
  const { labelOf, others } = useLevels()
  const { title } = words('', 'levels')
  const change = (next: readonly Level[]) => set('/levels', next, title)
  return (
    <EntryList
      label={title}
      entries={levels}
      fewest={1}
      labelOf={labelOf}
      problems={problemsBelow(problems, '/levels')}
      row={(level, index) => (
        <LevelRow level={level} isFirst={index === 0} onChange={(next) => change(levels.with(index, next))} />
      )}
      onMove={(from, to) => {
        const moved = levels[from]
        if (moved !== undefined) change(levels.toSpliced(from, 1).toSpliced(to, 0, moved))
      }}
      onRemove={(index) => change(levels.toSpliced(index, 1))}
    >
      {levels.length < MOST && others.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map((level) => ({ key: keyOfLevel(level), label: labelOf(level) })),
            onClick: ({ key }) => {
              const level = others.find((one) => keyOfLevel(one) === key)
              // the company is always the top
              if (level !== undefined) change(level.by === 'company' ? [level, ...levels] : [...levels, level])
            },
          }}
        >
          <Button type="dashed" size="small" className="target-add" icon={<PlusOutlined aria-hidden />}>
            {t('addLevel')}
          </Button>
        </Dropdown>
      )}
    </EntryList>
  )
}

interface RowProps {
  readonly level: Level
  readonly isFirst: boolean
  readonly onChange: (level: Level) => void
}

function LevelRow({ level, isFirst, onChange }: RowProps) {
  const { t } = useTexts()
  const { kpi, choices } = useTarget()
  const { labelOf } = useLevels()
  const name = labelOf(level)
  const method = level.by === 'company' ? undefined : level.method
  const adds = kpi === undefined || addsUp(kpi)
  const methods = choices('PersonLevel', 'method').filter(
    ({ value }) => value === method || (value === 'same') !== adds,
  )
  return (
    <span className="target-level">
      <strong>{name}</strong>
      {level.by === 'company' || (isFirst && method === undefined) ? (
        <small>{t('setByHand')}</small>
      ) : (
        <PlainSelect
          label={t('methodOf', { level: name })}
          value={method ?? ''}
          options={[{ value: '', label: t('byHand') }, ...methods]}
          onChange={(next) => {
            const { method: _, ...bare } = level
            // a weight goes with the method that asks for it
            const { weight, ...rest } = bare as typeof bare & { weight?: string }
            const kept = next === 'weights' && weight !== undefined ? { ...rest, weight } : rest
            onChange((next === '' ? rest : { ...kept, method: next as Method }) as Level)
          }}
        />
      )}
      {(level.by === 'team' || level.by === 'person') && (method === 'weights' || level.weight !== undefined) && (
        <PathSelect
          label={t('weightOf', { level: name })}
          object={level.by}
          isChoosable={isNumber}
          allowClear
          placeholder={t('weightByHand')}
          value={level.weight}
          onChange={(weight) => {
            const { weight: _, ...rest } = level
            onChange(weight === undefined ? rest : { ...rest, weight })
          }}
        />
      )}
    </span>
  )
}
