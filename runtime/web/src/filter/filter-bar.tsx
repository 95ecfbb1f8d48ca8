import { CloseOutlined, FilterOutlined } from '@ant-design/icons'
import type { ObjectBody } from '@attain/contract'
import { type Filter, type FilterItem, isFieldCondition, isGroup } from '@attain/form/filter'
import { Button, Popover, Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { completeCondition, draftOf, type GroupDraft, NEW_CONDITION } from './filter-draft.ts'
import { sentenceOf } from './sentence.ts'
import { useWording } from './use-wording.ts'
import './filter.css'

const ConditionEditor = lazy(() => import('./condition-editor.tsx'))
const GroupEditor = lazy(() => import('./group-editor.tsx'))
const FormulaEditor = lazy(() => import('./formula-editor.tsx'))

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
  // A condition that is being made into a group.
  const [grouped, setGrouped] = useState<GroupDraft | null>(null)
  // What is being written as a formula, from the beginning or from what there was.
  const [written, setWritten] = useState<{ readonly from: FilterItem | null } | null>(null)
  const { items } = filter
  const show = (which: number | 'new' | null) => {
    setGrouped(null)
    setWritten(null)
    setOpen(which)
  }
  const replace = (index: number, item: FilterItem | undefined) =>
    onChange({ ...filter, items: items.flatMap((each, i) => (i === index ? (item ?? []) : each)) })
  const remove = (index: number) => onChange({ ...filter, items: items.filter((_, i) => i !== index) })
  const editor = (item: FilterItem | null, apply: (next: FilterItem | undefined) => void) => {
    const shared = {
      object,
      onName: wording.remember,
      onCancel: () => show(null),
      onApply: (next: FilterItem | undefined) => {
        show(null)
        apply(next)
      },
    }
    const isKnown = item === null || isFieldCondition(item) || isGroup(item)
    const formula = written ?? (isKnown ? null : { from: item })
    const condition = item && isFieldCondition(item) ? item : null
    const group = grouped ?? (item && isGroup(item) ? draftOf(item) : null)
    return (
      <Suspense fallback={<div className="condition-editor" />}>
        {formula ? (
          <FormulaEditor object={object} item={formula.from} onApply={shared.onApply} onCancel={shared.onCancel} />
        ) : group ? (
          <GroupEditor {...shared} group={group} wording={wording} />
        ) : (
          <ConditionEditor
            {...shared}
            condition={condition}
            nameOf={wording.nameOf}
            onFormula={(draft) => setWritten({ from: completeCondition(draft) ?? null })}
            onGroup={(draft) =>
              setGrouped({
                match: 'any',
                items: [draft, NEW_CONDITION].map((each, key) => ({ key, kind: 'condition', draft: each })),
              })
            }
          />
        )}
      </Suspense>
    )
  }

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
            <button type="button" aria-label={t('filter.edit', { sentence })} title={sentence}>
              {sentence}
            </button>
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
        return (
          <Popover
            key={key}
            trigger="click"
            placement="bottomLeft"
            open={open === index}
            onOpenChange={(next) => show(next ? index : null)}
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
        onOpenChange={(next) => show(next ? 'new' : null)}
        content={editor(null, (next) => next && onChange({ ...filter, items: [...items, next] }))}
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
