import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import type { ObjectBody } from '@attain/contract'
import type { FilterItem } from '@attain/form/filter'
import { Button, Segmented } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormServices } from '../record/use-form-services.ts'
import { ConditionFields } from './condition-fields.tsx'
import { type DraftItem, type GroupDraft, isFinished, itemOfDraft, withItem } from './filter-draft.ts'
import { sentenceOf, type Wording } from './sentence.ts'

const MOST_LEVELS = 3

interface GroupEditorProps {
  readonly object: ObjectBody
  readonly group: GroupDraft
  readonly wording: Wording
  readonly onName: (id: string, name: string) => void
  /** Nothing when no condition is left. */
  readonly onApply: (item: FilterItem | undefined) => void
  readonly onCancel: () => void
}

/** Conditions of which all or any must hold, and groups of such. */
export default function GroupEditor({ object, group, wording, ...props }: GroupEditorProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(group)
  const services = useFormServices(props.onName)
  const finished = isFinished(draft)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (finished) props.onApply(itemOfDraft(draft))
  }
  return (
    <form
      className="group-editor"
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && props.onCancel()}
    >
      <GroupFields object={object} group={draft} onChange={setDraft} wording={wording} services={services} level={1} />
      <div className="condition-buttons">
        <Button onClick={props.onCancel}>{t('action.cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={!finished}>
          {t('action.apply')}
        </Button>
      </div>
    </form>
  )
}

interface GroupFieldsProps {
  readonly object: ObjectBody
  readonly group: GroupDraft
  readonly onChange: (group: GroupDraft) => void
  readonly wording: Wording
  readonly services: ReturnType<typeof useFormServices>
  readonly level: number
}

function GroupFields({ group, onChange, level, ...shared }: GroupFieldsProps) {
  const { t } = useTranslation()
  const { items } = group
  const replace = (item: DraftItem) =>
    onChange({ ...group, items: items.map((each) => (each.key === item.key ? item : each)) })
  return (
    <fieldset className="condition-group-fields" aria-label={t('filter.group')}>
      <Segmented
        size="small"
        aria-label={t('filter.match')}
        value={group.match}
        options={[
          { value: 'all', label: t('filter.all') },
          { value: 'any', label: t('filter.any') },
        ]}
        onChange={(match) => onChange({ ...group, match: match === 'any' ? 'any' : 'all' })}
      />
      <ul>
        {items.map((item) => (
          <li key={item.key}>
            <div className="condition-row" data-kind={item.kind}>
              {item.kind === 'condition' && (
                <ConditionFields
                  object={shared.object}
                  services={shared.services}
                  nameOf={shared.wording.nameOf}
                  draft={item.draft}
                  onChange={(draft) => replace({ ...item, draft })}
                />
              )}
              {item.kind === 'group' && (
                <GroupFields
                  {...shared}
                  level={level + 1}
                  group={item.draft}
                  onChange={(draft) => replace({ ...item, draft })}
                />
              )}
              {item.kind === 'other' && <span>{sentenceOf(item.draft, shared.wording)}</span>}
            </div>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={item.kind === 'group' ? t('filter.removeGroup') : t('filter.removeCondition')}
              onClick={() => onChange({ ...group, items: items.filter((each) => each !== item) })}
            />
          </li>
        ))}
      </ul>
      <div className="condition-more">
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onChange(withItem(group, 'condition'))}>
          {t('filter.addCondition')}
        </Button>
        {level < MOST_LEVELS && (
          <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onChange(withItem(group, 'group'))}>
            {t('filter.addGroup')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}
