import type { ObjectBody, RecordBody } from '@attain/contract'
import { type PlacedSection, textIn } from '@attain/form'
import { useApplication } from '../application/application.tsx'
import { FieldValue } from '../value/field-value.tsx'

interface DetailsProps {
  readonly object: ObjectBody
  readonly record: RecordBody
  readonly sections: readonly PlacedSection[]
}

/** The fields of the record by the sections of its layout. */
export function Details({ object, record, sections }: DetailsProps) {
  const { language } = useApplication()
  return sections.map((section) => {
    const grid = (
      <dl key={section.name} className="details" data-columns={section.columns}>
        {section.fields.map(({ field, width }) => (
          <div key={field.name} data-width={width}>
            <dt>{textIn(field.label, language)}</dt>
            <dd>
              <FieldValue field={field} object={object.name} path={field.name} record={record} />
            </dd>
          </div>
        ))}
      </dl>
    )
    return section.collapsed ? (
      <details key={section.name} className="panel">
        <summary>{section.label}</summary>
        {grid}
      </details>
    ) : (
      <section key={section.name} className="panel" aria-label={section.label}>
        <h2>{section.label}</h2>
        {grid}
      </section>
    )
  })
}
