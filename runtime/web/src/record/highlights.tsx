import type { ObjectBody, RecordBody } from '@attain/contract'
import type { LayoutDocument } from '@attain/form'
import { textIn } from '@attain/form'
import { useApplication } from '../application/application.tsx'
import { FormulaWhy } from '../formula/formula-why.tsx'
import { FieldValue } from '../value/field-value.tsx'

interface HighlightsProps {
  readonly object: ObjectBody
  readonly layout: LayoutDocument
  readonly record: RecordBody
}

/** The owner and the figures that the layout puts first. */
export function Highlights({ object, layout, record }: HighlightsProps) {
  const { language } = useApplication()
  const stage = object.stages?.field
  const chosen = layout.highlights ?? []
  // Of a currency or a team it matters to nobody who owns it.
  const isWork = chosen.length > 0 || stage !== undefined
  const names = [...new Set([...chosen, ...(isWork ? ['owner'] : [])])].filter(
    (name) => name !== stage && name !== object.nameField,
  )
  const fields = names.flatMap((name) => object.fields.find((field) => field.name === name) ?? [])
  const shown = fields.filter((field) => {
    const value = record.values[field.name]
    return value !== null && value !== undefined && value !== ''
  })
  if (shown.length === 0) return null
  return (
    <dl className="highlights">
      {shown.map((field) => (
        <div key={field.name}>
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
}
