import type { ObjectBody } from '@attain/contract'
import type { FieldCondition } from '@attain/form/filter'
import { asOffered, operatorsFor } from '@attain/form/filter'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApplication } from '../application/application.tsx'
import { resolvePath } from '../application/field-path.ts'
import { useFormServices } from '../record/use-form-services.ts'
import { ConditionFields } from './condition-fields.tsx'
import { type ConditionDraft, completeCondition, NEW_CONDITION } from './filter-draft.ts'

interface ConditionEditorProps {
  readonly object: ObjectBody
  /** Null for a new one. */
  readonly condition: FieldCondition | null
  readonly nameOf: (id: string) => string | undefined
  readonly onName: (id: string, name: string) => void
  readonly onApply: (condition: FieldCondition) => void
  readonly onCancel: () => void
  /** Goes on with the text of a formula. */
  readonly onFormula: (draft: ConditionDraft) => void
  /** Goes on with a group that begins with what is there so far. */
  readonly onGroup: (draft: ConditionDraft) => void
}

/** One condition. */
export default function ConditionEditor({ object, condition, ...props }: ConditionEditorProps) {
  const { t } = useTranslation()
  const { objects, language } = useApplication()
  const [draft, setDraft] = useState<ConditionDraft>(() => {
    if (!condition) return NEW_CONDITION
    const field = resolvePath(objects, object, condition.path, language)?.field
    return field ? asOffered(condition, operatorsFor(field)) : condition
  })
  const services = useFormServices(props.onName)
  const complete = completeCondition(draft)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (complete) props.onApply(complete)
  }
  return (
    <form
      className="condition-editor"
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && props.onCancel()}
    >
      <ConditionFields
        object={object}
        draft={draft}
        onChange={setDraft}
        nameOf={props.nameOf}
        services={services}
        autoFocus={condition === null}
      />
      <div className="condition-buttons">
        <span className="condition-ways">
          <Button type="link" className="condition-group" onClick={() => props.onGroup(draft)}>
            {t('filter.makeGroup')}
          </Button>
          <Button type="link" className="condition-group" onClick={() => props.onFormula(draft)}>
            {t('filter.makeFormula')}
          </Button>
        </span>
        <Button onClick={props.onCancel}>{t('action.cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={!complete}>
          {t('action.apply')}
        </Button>
      </div>
    </form>
  )
}
