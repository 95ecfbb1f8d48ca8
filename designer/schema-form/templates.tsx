/** How parts of a generated form stand together. */
import type { DescriptionFieldProps, ObjectFieldTemplateProps, TemplatesType } from '@rjsf/utils'

/** Parts one below the other; what is within a part has a line at its side and its title above. */
function ObjectFieldTemplate({ fieldPathId, title, properties }: ObjectFieldTemplateProps) {
  const isWhole = fieldPathId.path.length === 0
  const shown = properties.filter(({ hidden }) => !hidden)
  if (isWhole) return <div id={fieldPathId.$id}>{shown.map(({ content }) => content)}</div>
  return (
    <div id={fieldPathId.$id} className="schema-part">
      {title !== '' && <h3>{title}</h3>}
      {shown.map(({ content }) => content)}
    </div>
  )
}

export const templates: Partial<TemplatesType> = {
  ObjectFieldTemplate,
  // descriptions are tips at the labels; paragraphs between the inputs would double the form
  DescriptionFieldTemplate: (_: DescriptionFieldProps) => null,
}
