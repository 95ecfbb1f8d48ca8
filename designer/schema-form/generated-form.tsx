/**
 * A form that is generated from a JSON Schema of metadata by rjsf: for kinds without an editor of their own, and for the
 * settings inside of those that have one. What is wrong comes from the check, which knows more than the schema.
 */
import type { JsonSchema } from '@attain/engine/fields'
import type { Problem } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Theme } from '@rjsf/antd'
import { withTheme } from '@rjsf/core'
import type { ErrorSchema, RJSFSchema, UiSchema } from '@rjsf/utils'
import { Form as AntForm } from 'antd'
import { useMemo } from 'react'
import { stepsOf } from '../document/pointer.ts'
import type { FormulaPlace } from '../formula/place.ts'
import { fields } from './fields.tsx'
import { FormulasContext } from './formulas-context.ts'
import { FormValueContext } from './pickers/form-value.ts'
import { widgets } from './pickers/index.ts'
import './schema-form.css'
import { templates } from './templates.tsx'
import { uiSchemaOf } from './ui-schema.ts'
import { createMatcher } from './validator.ts'

const Form = withTheme(Theme)
/** What is typed is saved as it goes. */
const noButton = true

export interface SchemaFormProps {
  /** Stand-alone, in the language of the page. */
  readonly schema: JsonSchema
  readonly value: unknown
  /** Problems by the pointer into the value. */
  readonly problems: readonly (Problem & { readonly pointer: string })[]
  /** Properties that are not asked for: they tell documents apart, or have an editor of their own. */
  readonly without?: readonly string[]
  /** Where the formula at a pointer into the value stands; without it formulas are text alone. */
  readonly formulaAt?: (pointer: string) => FormulaPlace | undefined
  readonly onChange: (value: unknown) => void
}

export default function GeneratedForm({ schema, value, problems, without, formulaAt, onChange }: SchemaFormProps) {
  const [language] = useLanguage()
  const uiSchema = useMemo<UiSchema>(() => uiSchemaOf(schema, without), [schema, without])
  const validator = useMemo(() => createMatcher(schema), [schema])
  const extraErrors = useMemo(
    () => errorsOf(problems.map(({ pointer, message }) => ({ pointer, text: textIn(message, language) }))),
    [problems, language],
  )
  const formulas = useMemo(
    () => ({
      placeAt: (pointer: string) => formulaAt?.(pointer),
      problemsAt: (pointer: string) =>
        problems.filter((problem) => problem.pointer === pointer || problem.pointer.startsWith(`${pointer}/`)),
    }),
    [formulaAt, problems],
  )
  return (
    <FormValueContext value={value}>
      <FormulasContext value={formulas}>
        <AntForm component={false} layout="vertical" colon={false}>
          <Form
            tagName="div"
            className="schema-form"
            schema={schema as RJSFSchema}
            uiSchema={uiSchema}
            formData={value}
            validator={validator}
            fields={fields}
            widgets={widgets}
            templates={templates}
            extraErrors={extraErrors}
            noValidate
            showErrorList={false}
            experimental_defaultFormStateBehavior={{
              emptyObjectFields: 'skipDefaults',
              arrayMinItems: { populate: 'never' },
            }}
            onChange={({ formData }) => onChange(formData)}
          >
            {noButton}
          </Form>
        </AntForm>
      </FormulasContext>
    </FormValueContext>
  )
}

function errorsOf(problems: readonly { readonly pointer: string; readonly text: string }[]): ErrorSchema {
  const root: ErrorSchema = {}
  for (const { pointer, text } of problems) {
    let here = root as Record<string, ErrorSchema> & { __errors?: string[] }
    for (const step of stepsOf(pointer)) {
      here[step] = here[step] ?? {}
      here = here[step] as typeof here
    }
    here.__errors = [...(here.__errors ?? []), text]
  }
  return root
}
