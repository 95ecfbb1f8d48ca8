import type { ObjectFieldTemplateProps } from '@rjsf/utils'
import { type ReactNode, startTransition, useEffect, useState } from 'react'
import type { FormContext } from '../form-context.ts'
import type { PlacedSection } from '../sections.ts'
import { Place, type WhatItShows } from './place.tsx'

/** Fields that are drawn before the page is shown; more than a screen holds. */
const FIRST_FIELDS = 60

/** The sections of the layout, each with its fields in one or two columns. */
export function SectionsTemplate(props: ObjectFieldTemplateProps) {
  const context = props.registry.formContext as FormContext
  const contents = new Map(props.properties.map((property) => [property.name, property.content]))
  const shownFields = useGrowing(contents.size)
  const values = (props.formData ?? {}) as Readonly<Record<string, unknown>>
  let first = 0
  return context.sections.map((section) => {
    const before = first
    first += section.fields.length
    return (
      <Section
        key={section.name}
        section={section}
        hasProblem={section.fields.some(({ field }) => props.errorSchema?.[field.name] !== undefined)}
      >
        {section.fields.slice(0, Math.max(0, shownFields - before)).map((placed) => {
          const { name } = placed.field
          const errors = props.errorSchema?.[name]?.__errors
          const shows: WhatItShows = { value: values[name], errors, placed, context, disabled: props.disabled }
          return (
            <div key={name} data-width={placed.width}>
              <Place shows={shows}>{contents.get(name)}</Place>
            </div>
          )
        })}
      </Section>
    )
  })
}

/** The first fields at once; the rest follows piece by piece, while the page can be used. */
function useGrowing(all: number): number {
  const [isWhole, setWhole] = useState(all <= FIRST_FIELDS)
  useEffect(() => startTransition(() => setWhole(true)), [])
  return isWhole ? all : FIRST_FIELDS
}

interface SectionProps {
  readonly section: PlacedSection
  /** Opens a folded section, so that what is wrong can be seen and reached. */
  readonly hasProblem: boolean
  readonly children: ReactNode
}

function Section({ section, hasProblem, children }: SectionProps) {
  const grid = (
    <div className="attain-grid" data-columns={section.columns}>
      {children}
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
