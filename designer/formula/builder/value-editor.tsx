/** The value of a row: the input that forms have for the field, or the text of a formula. */
import type { FieldType } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { inputTypeFor, isOperator, WITHOUT_VALUE } from '@attain/form/filter'
import { INPUTS } from '@attain/form/inputs'
import { useLanguage } from '@attain/ui/i18n'
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ValueEditorProps } from 'react-querybuilder'
import { conditionExample } from '../condition-example.ts'
import { FormulaText } from '../formula-text.tsx'
import { readText } from '../reading.ts'
import { useTyped } from '../use-typed.ts'
import { fieldBody, useBuilder } from './builder-context.ts'
import { TEXT } from './query.ts'
import { shapedFor } from './rule-text.ts'

export function ValueEditor({ field: path, operator, value, handleOnChange }: ValueEditorProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const id = useId()
  const { scope, services, names } = useBuilder()
  if (path === TEXT) return <FormulaRow text={typeof value === 'string' ? value : ''} onChange={handleOnChange} />
  const field = scope.field(path)?.field
  if (field === undefined || !isOperator(operator) || WITHOUT_VALUE.has(operator)) return null
  const type = inputTypeFor(field.valueType as FieldType, operator)
  const Input = INPUTS[type]
  if (!Input) return null
  const several = operator === 'anyOf' || operator === 'noneOf'
  return (
    <div className="builder-value">
      <Input
        id={id}
        name={t('formula.value')}
        field={{ ...fieldBody(field), type, valueType: type, document: {} }}
        {...(several && field.target !== undefined && { several: true })}
        required
        value={shapedFor(operator, value)}
        language={language}
        services={services}
        names={names}
        onChange={handleOnChange}
      />
    </div>
  )
}

/** What rows cannot say is said as a formula, in the middle of them. */
function FormulaRow(props: { readonly text: string; readonly onChange: (text: string) => void }) {
  const { text, type, tellNow } = useTyped(props.text, props.onChange)
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { place, bundle } = useBuilder()
  const notes = useId()
  const reading = useMemo(() => readText(text, place, bundle), [text, place, bundle])
  return (
    <div className="builder-value builder-formula">
      <div className="formula-frame" data-invalid={reading.problems.length > 0 || undefined}>
        <FormulaText
          name={t('formula.asFormula')}
          text={text}
          place={place}
          bundle={bundle}
          describedBy={notes}
          invalid={reading.problems.length > 0}
          lines={[1, 6]}
          placeholder={conditionExample(place.object, t)}
          onBlur={tellNow}
          onChange={type}
        />
      </div>
      {reading.tree === undefined && reading.problems[0] && (
        <div className="formula-problems" id={notes}>
          {textIn(reading.problems[0].message, language)}
        </div>
      )}
    </div>
  )
}
