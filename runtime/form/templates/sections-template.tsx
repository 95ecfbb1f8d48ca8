import type { ObjectFieldTemplateProps } from '@rjsf/utils'
import type { ReactNode } from 'react'
import type { FormContext } from '../form-context.ts'
import type { PlacedSection } from '../sections.ts'

/** The sections of the layout, each with its fields in one or two columns. */
export function SectionsTemplate(props: ObjectFieldTemplateProps) {
  const { sections } = props.registry.formContext as FormContext
  const contents = new Map(props.properties.map((property) => [property.name, property.content]))
  return sections.map((section) => (
    <Section
      key={section.name}
      section={section}
      contents={contents}
      hasProblem={section.fields.some(({ field }) => props.errorSchema?.[field.name] !== undefined)}
    />
  ))
}

interface SectionProps {
  readonly section: PlacedSection
  readonly contents: ReadonlyMap<string, ReactNode>
  /** Opens a folded section, so that what is wrong can be seen and reached. */
  readonly hasProblem: boolean
}

function Section({ section, contents, hasProblem }: SectionProps) {
  const grid = (
    <div className="attain-grid" data-columns={section.columns}>
      {section.fields.map(({ field, width }) => (
        <div key={field.name} data-width={width}>
          {contents.get(field.name)}
        </div>
      ))}
    </div>
  )
  if (section.collapsed) {
    return (
      <details className="attain-section" open={hasProblem || undefined}>
        <summary>{section.label}</summary>
        {grid}
      </details>
    )
  }
  return (
    <section className="attain-section" aria-label={section.label}>
      <h2>{section.label}</h2>
      {grid}
    </section>
  )
}
