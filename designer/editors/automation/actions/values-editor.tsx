/** Fields with what each becomes, as a formula. */
import { DeleteOutlined } from '@ant-design/icons'
import type { FieldValue } from '@attain/engine/metadata'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../../check/problem-at.ts'
import { useBundle } from '../../../check/use-checks.ts'
import { useDocument } from '../../../draft/draft-context.tsx'
import { FormulaEditor } from '../../../formula/formula-editor.tsx'
import { placeAt } from '../../../formula/place.ts'
import { isSettable } from '../../../names/field-fit.ts'
import { fieldsOf } from '../../../names/field-path.ts'
import { PathSelect } from '../../../names/path-select.tsx'
import { Notes } from '../notes.tsx'
import type { PartProps } from '../part.ts'
import { useNames } from '../words/names.ts'
import { valueFor } from './new-action.ts'

interface ValuesEditorProps extends Omit<PartProps<readonly FieldValue[]>, 'kind'> {
  readonly label: string
  /** The object whose fields are given. */
  readonly of: string
}

export function ValuesEditor({ label, identity, pointer, of, value, problems, onChange }: ValuesEditorProps) {
  const { t } = useTranslation()
  const bundle = useBundle()
  const document = useDocument(identity)
  const names = useNames(of)
  const isFree = (path: string) => !value.some(({ field }) => field === path)
  return (
    <fieldset className="automation-values">
      <legend>{label}</legend>
      {value.map(({ field, value: formula }, index) => {
        const name = names.path(field)
        return (
          <div key={field} className="automation-value">
            <div className="automation-line">
              <span className="automation-value-field">{name}</span>
              {value.length > 1 && (
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('names.remove', { name })}
                  onClick={() => onChange(value.toSpliced(index, 1))}
                />
              )}
            </div>
            <FormulaEditor
              name={name}
              value={formula}
              place={document && placeAt(document, `${pointer}/${index}/value`, bundle)}
              problems={problemsBelow(problems, `/${index}/value`)}
              onChange={(next) => onChange(value.with(index, { field, value: next ?? 'BLANK()' }))}
            />
            <Notes problems={problemsBelow(problems, `/${index}/field`)} />
          </div>
        )
      })}
      <Notes problems={problems.filter((problem) => problem.pointer === '')} />
      <PathSelect
        key={value.length}
        label={t('names.addTo', { list: label })}
        placeholder={t('actions.addField')}
        object={of}
        isOwn
        isChoosable={(path, field) => isSettable(field) && isFree(path)}
        onChange={(path) => {
          const field = fieldsOf(bundle, of).find(({ name }) => name === path)
          if (field !== undefined) onChange([...value, valueFor(field)])
        }}
      />
    </fieldset>
  )
}
