/** Stages as the path that they are: dragged into order, one added at its end. */
import { PlusOutlined } from '@ant-design/icons'
import type { FieldDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { moveEntry } from '../../../document/command.ts'
import { nameFrom } from '../../../document/name-from.ts'
import { Sortable, useSortableEntry } from '../../../parts/sortable.tsx'
import { insertOption } from '../inspector/option-commands.ts'
import { useObject } from '../object-context.tsx'
import { keysOf, type Option, wordsFrom } from '../object-document.ts'
import { useObjectSchema } from '../use-object-schema.ts'

export interface StagePathProps {
  readonly index: number
  readonly field: FieldDocument
  readonly selected: string | undefined
  readonly onSelect: (value: string) => void
}

export function StagePath({ index, field, selected, onSelect }: StagePathProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { identity, object, run } = useObject()
  const [typed, setTyped] = useState('')
  const options = field.options ?? []
  const values = options.map(({ value }) => value)
  const keys = keysOf(options.map(({ value }) => ({ name: value })))
  const pointer = `/fields/${index}/options`
  const labelOf = (value: string) => textIn(options.find((one) => one.value === value)?.label, language) || value
  const add = () => {
    const text = typed.trim()
    if (text === '') return
    const wanted = nameFrom(text) || text.replaceAll(';', ' ')
    const value = values.includes(wanted) ? `${wanted}_${values.length + 1}` : wanted
    // before the ends of the path, where there are any
    const end = options.findIndex(({ outcome }) => outcome === 'won' || outcome === 'lost')
    const stage: Option = { value, label: wordsFrom(text, language), color: 'blue', outcome: 'open' }
    run(insertOption(identity, object, index, end < 0 ? options.length : end, stage, text))
    setTyped('')
  }
  return (
    <div className="stage-path">
      <Sortable
        shape="wrap"
        ids={keys}
        labelOf={labelOf}
        onMove={(from, to) => run(moveEntry(identity, pointer, from, to, labelOf(values[from] ?? '')))}
      >
        <ol aria-label={t('object.path')}>
          {options.map((option, position) => (
            <Stage
              key={keys[position]}
              id={keys[position] ?? option.value}
              option={option}
              label={labelOf(option.value)}
              isSelected={option.value === selected}
              onSelect={onSelect}
            />
          ))}
        </ol>
      </Sortable>
      <Input
        className="stage-new"
        prefix={<PlusOutlined aria-hidden />}
        aria-label={t('object.newStage')}
        placeholder={t('object.newStage')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) add()
        }}
      />
    </div>
  )
}

interface StageProps {
  readonly id: string
  readonly option: Option
  readonly label: string
  readonly isSelected: boolean
  readonly onSelect: (value: string) => void
}

function Stage({ id, option, label, isSelected, onSelect }: StageProps) {
  const { t } = useTranslation()
  const schema = useObjectSchema()
  const { ref, style, isDragging, handle } = useSortableEntry(id, label)
  const outcome = option.outcome ?? 'open'
  return (
    <li
      ref={ref}
      style={style}
      className="stage"
      data-color={option.color ?? 'gray'}
      data-outcome={outcome}
      data-selected={isSelected || undefined}
      data-dragging={isDragging || undefined}
    >
      {handle}
      <button type="button" aria-expanded={isSelected} onClick={() => onSelect(option.value)}>
        <span className="stage-label">{label}</span>
        <span className="stage-outcome">
          {schema.choices('Option', 'outcome').find(({ value }) => value === outcome)?.label}
          {option.retired && ` · ${t('object.retired')}`}
        </span>
      </button>
    </li>
  )
}
