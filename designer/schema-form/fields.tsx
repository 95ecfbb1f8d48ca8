/** Inputs for what metadata is made of: words in two languages, formulas. */
import type { Formula, Text } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import type { FieldProps, RegistryFieldsType } from '@rjsf/utils'
import { Form } from 'antd'
import { useContext } from 'react'
import { at } from '../document/pointer.ts'
import { FormulaEditor } from '../formula/formula-editor.tsx'
import { WordsInput } from '../parts/words-input.tsx'
import { ChoiceField } from './choice-field.tsx'
import { FormulasContext } from './formulas-context.ts'
import { ViewField } from './pickers/view-field.tsx'

/** Words per language. */
function TextField({ formData, onChange, name, schema, required, fieldPathId, uiSchema }: FieldProps) {
  const [language] = useLanguage()
  const { problemsAt } = useContext(FormulasContext)
  const problems = problemsAt(at('', ...fieldPathId.path))
  const isWrong = problems.some(({ severity }) => severity === 'error')
  const words = formData as Text | undefined
  return (
    <WordsInput
      id={fieldPathId.$id}
      label={uiSchema?.['ui:title'] ?? schema.title ?? name}
      value={words}
      required={required ?? false}
      long={LONG.has(name)}
      {...(schema.description !== undefined && { hint: schema.description })}
      help={problems.length === 0 ? undefined : problems.map(({ message }) => textIn(message, language)).join(' ')}
      validateStatus={isWrong ? 'error' : problems.length > 0 ? 'warning' : ''}
      onChange={(next) => onChange(next, fieldPathId.path)}
    />
  )
}

/** What takes more than a line to say. */
const LONG: ReadonlySet<string> = new Set(['body', 'description', 'text'])

/** A formula, read where it stands. */
function FormulaField({ formData, onChange, name, schema, required, fieldPathId, uiSchema }: FieldProps) {
  const { placeAt, problemsAt } = useContext(FormulasContext)
  const pointer = at('', ...fieldPathId.path)
  const title = uiSchema?.['ui:title'] ?? schema.title ?? name
  return (
    <Form.Item
      layout="vertical"
      label={title}
      required={required ?? false}
      tooltip={schema.description}
      htmlFor={fieldPathId.$id}
    >
      <FormulaEditor
        id={fieldPathId.$id}
        name={title}
        value={formData as Formula | undefined}
        place={placeAt(pointer)}
        problems={problemsAt(pointer)}
        onChange={(value) => onChange(value, fieldPathId.path)}
      />
    </Form.Item>
  )
}

export const fields: RegistryFieldsType = {
  text: TextField,
  formula: FormulaField,
  view: ViewField,
  OneOfField: ChoiceField,
  nothing: () => null,
}
