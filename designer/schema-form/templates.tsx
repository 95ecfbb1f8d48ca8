/** How parts of a generated form stand together. */
import type {
  DescriptionFieldProps,
  MultiSchemaFieldTemplateProps,
  ObjectFieldTemplateProps,
  TemplatesType,
} from '@rjsf/utils'
import { isValidElement } from 'react'
import { EntryTemplate, ListTemplate } from './list-template.tsx'

/** Parts one below the other; what is within a part has a line at its side and its title above. */
function ObjectFieldTemplate({ fieldPathId, title, properties }: ObjectFieldTemplateProps) {
  const isWhole = fieldPathId.path.length === 0
  const shown = properties.filter(({ hidden }) => !hidden)
  if (isWhole) return <div id={fieldPathId.$id}>{shown.map(({ content }) => content)}</div>
  // of a choice, the chosen part says it all
  if (shown.length === 0) return null
  return (
    <div id={fieldPathId.$id} className="schema-part">
      {title !== '' && <h3>{title}</h3>}
      {shown.map(({ content }) => content)}
    </div>
  )
}

/** What a choice is between, and the part that is chosen. */
function MultiSchemaFieldTemplate({ selector, optionSchemaField }: MultiSchemaFieldTemplateProps) {
  const choice = isValidElement<{ readonly id: string; readonly label: string }>(selector) ? selector.props : undefined
  return (
    <div>
      {choice && (
        <label className="schema-choice" htmlFor={choice.id}>
          {choice.label}
        </label>
      )}
      {selector}
      {optionSchemaField}
    </div>
  )
}

export const templates: Partial<TemplatesType> = {
  ArrayFieldItemTemplate: EntryTemplate,
  ArrayFieldTemplate: ListTemplate,
  MultiSchemaFieldTemplate,
  ObjectFieldTemplate,
  // descriptions are tips at the labels; paragraphs between the inputs would double the form
  DescriptionFieldTemplate: (_: DescriptionFieldProps) => null,
}
