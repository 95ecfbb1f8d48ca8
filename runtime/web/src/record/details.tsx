import type { ObjectBody, RecordBody } from '@attain/contract'
import { type PlacedSection, textIn } from '@attain/form'
import { useApplication } from '../application/application.tsx'
import { placeOf } from '../formula/field-place.ts'
import { FormulaWhy } from '../formula/formula-why.tsx'
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
          <div key={field.name} id={placeOf(field.name)} data-width={width} tabIndex={-1}>
            <dt>
              {textIn(field.label, language)}
              <FormulaWhy object={object} field={field} record={record} />
            </dt>
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
