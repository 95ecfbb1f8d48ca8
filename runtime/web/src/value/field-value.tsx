/** A value on the page: options as tags, links to call, write and open, references to their record. */

import { PaperClipOutlined } from '@ant-design/icons'
import type { FieldBody, RecordBody } from '@attain/contract'
import { OptionTag, type StoredFile } from '@attain/form'
import { useMessages } from '@attain/ui/feedback'
import { Button, Tag } from 'antd'
import type { MouseEvent } from 'react'
import { Link } from 'react-router'
import { downloadFile } from '../api/files.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { referenceName } from '../application/record-names.ts'
import { cellDigits, NUMERIC_TYPES } from './number-format.ts'
import { showValue } from './show-value.ts'
import './value.css'

export interface FieldValueProps {
  readonly field: FieldBody
  readonly object: string
  /** The field's path from the record, e.g. `account.sector`. */
  readonly path: string
  readonly record: Pick<RecordBody, 'id' | 'values' | 'labels'>
  /** In a cell: digits without unit, one line, no links but to records. */
  readonly dense?: boolean
}

const stop = (event: MouseEvent) => event.stopPropagation()

export function FieldValue({ field, object, path, record, dense }: FieldValueProps) {
  const { language, workspace, objects } = useApplication()
  const { problem } = useMessages()
  const value = record.values[path]
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return dense ? null : <span className="value-blank">—</span>
  }
  const name = referenceName(record, path)
  const text = showValue(value, field, object, language, name)
  if (field.target !== undefined) {
    if (name === undefined) return <span className="value-blank">—</span>
    if (!objects.has(field.target)) return name
    return (
      <Link to={paths.record(workspace, field.target, String(value))} onClick={stop} tabIndex={dense ? -1 : 0}>
        {name}
      </Link>
    )
  }
  const optionOf = (each: unknown) => field.options?.find((option) => option.value === each)
  switch (field.valueType) {
    case 'select': {
      const option = optionOf(value)
      return option ? <OptionTag option={option} language={language} /> : String(value)
    }
    case 'multiSelect':
    case 'tags':
      return (
        <span className="value-tags">
          {(value as string[]).map((each) => {
            const option = optionOf(each)
            return <Tag key={each}>{option ? <OptionTag option={option} language={language} /> : each}</Tag>
          })}
        </span>
      )
    case 'email':
      return dense ? text : <a href={`mailto:${value}`}>{text}</a>
    case 'phone':
      return dense ? text : <a href={`tel:${String(value).replaceAll(/[^+\d]/g, '')}`}>{text}</a>
    case 'url':
      return dense ? (
        text
      ) : (
        <a href={String(value)} target="_blank" rel="noreferrer noopener">
          {text}
        </a>
      )
    case 'longText':
      return dense ? text : <span className="value-long">{text}</span>
    case 'attachment':
      return dense ? (
        text
      ) : (
        <span className="value-files">
          {(value as StoredFile[]).map((file) => (
            <Button
              key={file.id}
              type="link"
              size="small"
              icon={<PaperClipOutlined aria-hidden />}
              onClick={() => downloadFile(object, record.id, path, file).catch(problem)}
            >
              {file.name}
            </Button>
          ))}
        </span>
      )
    default:
      if (NUMERIC_TYPES.has(field.valueType)) {
        return (
          <span className="value-number" title={text}>
            {dense ? cellDigits(value, field) : text}
          </span>
        )
      }
      return text
  }
}
