import type { ObjectBody, RecordBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useApplication } from '../application/application.tsx'
import { referenceName } from '../application/record-names.ts'
import { compareChanges } from '../record/changes.ts'
import { showValue } from '../value/show-value.ts'
import type { CellEdit } from './cell-edits.ts'
import type { Column } from './columns.ts'

interface CellOvertakenProps {
  readonly object: ObjectBody
  readonly column: Column
  readonly edit: CellEdit
  readonly theirs: RecordBody
  readonly onTheirs: () => void
  readonly onMine: () => void
}

/** Somebody else saved meanwhile: what they made of it, and which value is to stay. */
export function CellOvertaken({ object, column, edit, theirs, onTheirs, onMine }: CellOvertakenProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const path = column.field.name
  const seen = Object.keys(edit.base.values).filter((name) => !name.includes('.'))
  const pick = (record: Pick<RecordBody, 'values'>) =>
    Object.fromEntries(seen.map((name) => [name, record.values[name]]))
  const base = pick(edit.base)
  const others = compareChanges(object, base, pick(theirs), { ...base, [path]: edit.value }).theirs
  const show = (name: string, record: Pick<RecordBody, 'values' | 'labels'>) => {
    const field = object.fields.find((each) => each.name === name)
    return (field && showValue(record.values[name], field, object.name, language, referenceName(record, name))) || '—'
  }
  const mine = {
    values: { [path]: edit.value },
    labels: edit.name === undefined ? {} : { [path]: edit.name },
  }
  return (
    <div className="cell-overtaken" role="alert">
      <strong>{t('stale.title')}</strong>
      {others.length > 0 && (
        <ul>
          {others.map((name) => (
            <li key={name}>
              <span>{textIn(object.fields.find((field) => field.name === name)?.label, language)}</span>
              <span>
                <del>{show(name, edit.base)}</del> → <ins>{show(name, theirs)}</ins>
              </span>
            </li>
          ))}
        </ul>
      )}
      <Button block onClick={onTheirs}>
        {t('stale.other', { value: show(path, theirs) })}
      </Button>
      <Button block type="primary" onClick={onMine}>
        {t('stale.mine', { value: show(path, mine) })}
      </Button>
    </div>
  )
}
