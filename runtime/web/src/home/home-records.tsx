import type { FieldBody, ObjectBody, RecordBody } from '@attain/contract'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { recordName } from '../application/record-names.ts'
import type { Column } from '../list/columns.ts'
import { FieldValue } from '../value/field-value.tsx'
import { shortNumber } from '../value/number-format.ts'
import { showValue } from '../value/show-value.ts'

interface HomeRecordsProps {
  readonly object: ObjectBody
  readonly columns: readonly Column[]
  readonly records: readonly RecordBody[]
}

/** A few records; each row leads to its record. */
export function HomeRecords({ object, columns, records }: HomeRecordsProps) {
  const { workspace, language } = useApplication()
  const name = object.fields.find((field) => field.name === object.nameField)
  return (
    <table className="home-records">
      <thead>
        <tr>
          <th scope="col">{name?.label[language] ?? name?.label.en}</th>
          {columns.map((column) => (
            <th key={column.path} scope="col" data-numeric={column.numeric || undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.id}>
            <td>
              <Link to={paths.record(workspace, object.name, record.id)}>{recordName(object, record)}</Link>
            </td>
            {columns.map((column) => (
              <td key={column.path} data-numeric={column.numeric || undefined}>
                {column.field.valueType === 'currency' ? (
                  <ShortMoney value={record.values[column.path]} field={column.field} object={column.object.name} />
                ) : (
                  <FieldValue
                    dense
                    field={column.field}
                    object={column.object.name}
                    path={column.path}
                    record={record}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const SHORT_FROM = 1_000_000

/** A large amount shortened for the small room of a summary; the exact one is in its tooltip. Prices stay exact. */
function ShortMoney({ value, field, object }: { value: unknown; field: FieldBody; object: string }) {
  const { language } = useApplication()
  if (typeof value !== 'string') return null
  const exact = showValue(value, field, object, language)
  if (Math.abs(Number(value)) < SHORT_FROM) return <span>{exact}</span>
  return <span title={exact}>{shortNumber(value, language, field.currency)}</span>
}
