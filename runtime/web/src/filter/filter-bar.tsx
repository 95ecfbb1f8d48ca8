import { CloseOutlined, FilterOutlined } from '@ant-design/icons'
import type { ObjectBody } from '@attain/contract'
import { Button, Popover, Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldCondition, type Filter, type FilterItem, isFieldCondition } from './filter.ts'
import { sentenceOf } from './sentence.ts'
import { useWording } from './use-wording.ts'
import './filter.css'

const ConditionEditor = lazy(() => import('./condition-editor.tsx'))

interface FilterBarProps {
  readonly object: ObjectBody
  readonly filter: Filter
  /** True when filter or sort differ from the view's. */
  readonly changed: boolean
  readonly onChange: (filter: Filter) => void
  readonly onReset: () => void
}

/** The filter as sentences; each opens its editor. */
export function FilterBar({ object, filter, changed, onChange, onReset }: FilterBarProps) {
  const { t } = useTranslation()
  const wording = useWording(object, filter)
  const [open, setOpen] = useState<number | 'new' | null>(null)
  const { items } = filter
  const replace = (index: number, item: FilterItem) =>
    onChange({ ...filter, items: items.map((each, i) => (i === index ? item : each)) })
  const remove = (index: number) => onChange({ ...filter, items: items.filter((_, i) => i !== index) })
  const editor = (condition: FieldCondition | null, apply: (next: FieldCondition) => void) => (
    <Suspense fallback={<div className="condition-editor" />}>
      <ConditionEditor
        object={object}
        condition={condition}
        nameOf={wording.nameOf}
        onName={wording.remember}
        onCancel={() => setOpen(null)}
        onApply={(next) => {
          setOpen(null)
          apply(next)
        }}
      />
    </Suspense>
  )

  return (
    <fieldset className="filter-bar" aria-label={t('filter.label')}>
      {items.length > 1 && (
        <Segmented
          size="small"
          aria-label={t('filter.match')}
          value={filter.match}
          options={[
            { value: 'all', label: t('filter.all') },
            { value: 'any', label: t('filter.any') },
          ]}
          onChange={(match) => onChange({ ...filter, match: match === 'any' ? 'any' : 'all' })}
        />
      )}
      {items.map((item, index) => {
        const sentence = sentenceOf(item, wording)
        const chip = (
          <span className="filter-chip">
            {isFieldCondition(item) ? (
              <button type="button" aria-label={t('filter.edit', { sentence })} title={sentence}>
                {sentence}
              </button>
            ) : (
              <span title={sentence}>{sentence}</span>
            )}
            <button
              type="button"
              className="filter-remove"
              aria-label={t('filter.remove', { sentence })}
              onClick={(event) => {
                event.stopPropagation()
                remove(index)
              }}
            >
              <CloseOutlined aria-hidden />
            </button>
          </span>
        )
        const key = `${index}${sentence}`
        if (!isFieldCondition(item)) return <span key={key}>{chip}</span>
        return (
          <Popover
            key={key}
            trigger="click"
            placement="bottomLeft"
            open={open === index}
            onOpenChange={(next) => setOpen(next ? index : null)}
            content={editor(item, (next) => replace(index, next))}
            destroyOnHidden
          >
            {chip}
          </Popover>
        )
      })}
      <Popover
        trigger="click"
        placement="bottomLeft"
        open={open === 'new'}
        onOpenChange={(next) => setOpen(next ? 'new' : null)}
        content={editor(null, (next) => onChange({ ...filter, items: [...items, next] }))}
        destroyOnHidden
      >
        <Button icon={<FilterOutlined aria-hidden />} aria-expanded={open === 'new'}>
          {t('filter.add')}
        </Button>
      </Popover>
      {changed && (
        <Button type="link" size="small" onClick={onReset}>
          {t('filter.reset')}
        </Button>
      )}
    </fieldset>
  )
}
