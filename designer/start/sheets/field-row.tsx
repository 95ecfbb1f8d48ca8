/** One proposed field: kept or not, its names, its type with what belongs to it, and what speaks for it. */
import type { ProposedType } from '@attain/engine/import/propose'
import { Checkbox, Input, Select } from 'antd'
import { memo } from 'react'
import { useTexts } from '../texts.ts'
import { EvidenceNote } from './evidence-note.tsx'
import { canBeUnique, type Edit, type SketchField } from './sketch.ts'

const TYPES = [
  'text', 'longText', 'select', 'number', 'currency', 'percent', 'date', 'datetime', 'boolean', 'lookup', 'email', 'phone', 'url',
] as const satisfies readonly ProposedType[] // biome-ignore format: one list

export interface Choice {
  readonly value: string
  readonly label: string
}

export const FieldRow = memo(function FieldRow({
  at,
  index,
  field,
  isName,
  targets,
  problems,
  run,
}: {
  readonly at: number
  readonly index: number
  readonly field: SketchField
  readonly isName: boolean
  /** The objects that it may be related to. */
  readonly targets: readonly Choice[]
  readonly problems: readonly string[]
  readonly run: (edit: Edit) => void
}) {
  const { t } = useTexts()
  const change = (values: Extract<Edit, { do: 'field' }>['change']) =>
    run({ do: 'field', at, field: index, change: values })
  const what = field.label || field.name
  const isMade = field.column === undefined
  return (
    <tr className={field.isLeftOut ? 'is-left-out' : ''}>
      <td>
        <Checkbox
          checked={!field.isLeftOut}
          disabled={isName}
          aria-label={t('keep', { what })}
          onChange={({ target }) => change({ isLeftOut: !target.checked })}
        />
      </td>
      <td data-label={t('label')}>
        <Input
          aria-label={t('labelOf', { what: field.column ?? field.name })}
          value={field.label}
          disabled={field.isLeftOut}
          status={field.label.trim() === '' ? 'error' : ''}
          onChange={({ target }) => change({ label: target.value })}
        />
      </td>
      <td data-label={t('name')}>
        <Input
          className="start-name"
          aria-label={t('nameOf', { what })}
          value={field.name}
          disabled={field.isLeftOut}
          status={problems.length > 0 ? 'error' : ''}
          onChange={({ target }) => change({ name: target.value })}
        />
        {problems.map((problem) => (
          <div key={problem} className="start-problem">
            {problem}
          </div>
        ))}
      </td>
      <td data-label={t('type')}>
        <div className="start-type">
          <Select
            aria-label={t('typeOf', { what })}
            value={field.type}
            disabled={field.isLeftOut || isMade}
            popupMatchSelectWidth={false}
            options={
              isMade
                ? [{ value: 'autoNumber', label: t('types.autoNumber') }]
                : TYPES.filter((type) => type !== 'lookup' || targets.length > 0).map((type) => ({
                    value: type,
                    label: t(`types.${type}`),
                  }))
            }
            onChange={(type) => run({ do: 'type', at, field: index, type })}
          />
          {!field.isLeftOut && <Belongings {...{ at, index, field, targets, run, what }} />}
        </div>
      </td>
      <td data-label={t('flags')}>
        <div className="start-flags">
          <Checkbox
            checked={field.required}
            disabled={field.isLeftOut || isMade}
            onChange={({ target }) => change({ required: target.checked })}
          >
            {t('required')}
          </Checkbox>
          {canBeUnique(field) && (
            <Checkbox
              checked={field.unique}
              disabled={field.isLeftOut}
              onChange={({ target }) => change({ unique: target.checked })}
            >
              {t('unique')}
            </Checkbox>
          )}
        </div>
      </td>
      <td data-label={t('evidence')}>
        <EvidenceNote field={field} />
      </td>
    </tr>
  )
})

/** What a type needs besides: the object that is named, the choices, how days are written. */
function Belongings({
  at,
  index,
  field,
  targets,
  run,
  what,
}: {
  readonly at: number
  readonly index: number
  readonly field: SketchField
  readonly targets: readonly Choice[]
  readonly run: (edit: Edit) => void
  readonly what: string
}) {
  const { t } = useTexts()
  if (field.type === 'lookup')
    return (
      <Select
        aria-label={t('targetOf', { what })}
        value={field.target?.object ?? null}
        options={[...targets]}
        popupMatchSelectWidth={false}
        onChange={(object) => run({ do: 'target', at, field: index, object })}
      />
    )
  if (field.type === 'select')
    return (
      <Select
        mode="tags"
        aria-label={t('optionsOf', { what })}
        value={(field.options ?? []).map(({ label }) => label)}
        maxTagCount={2}
        onChange={(labels: string[]) => run({ do: 'options', at, field: index, labels })}
      />
    )
  const date = field.format?.date
  const { alternatives = [] } = field.evidence
  if (date === undefined) return null
  if (alternatives.length === 0) return <span className="start-pattern">{date}</span>
  return (
    <Select
      aria-label={t('patternOf', { what })}
      value={date}
      options={[date, ...alternatives].map((pattern) => ({ value: pattern, label: pattern }))}
      popupMatchSelectWidth={false}
      onChange={(pattern) => run({ do: 'date', at, field: index, pattern })}
    />
  )
}
