import { FunctionOutlined } from '@ant-design/icons'
import type { FieldBody, ObjectBody, RecordBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { Button, Popover } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApplication } from '../application/application.tsx'
import './formula.css'

const FormulaExplanation = lazy(() => import('./formula-explanation.tsx'))

interface FormulaWhyProps {
  readonly object: ObjectBody
  readonly field: FieldBody
  readonly record: RecordBody
}

/** True when the server tells how the field is worked out; it does not where that would tell of something hidden. */
export function isExplained({ type, document }: FieldBody): boolean {
  return type === 'formula' ? document.expression !== undefined : type === 'rollup' && document.aggregate !== undefined
}

/** Beside the name of a computed field: how its value came about. */
export function FormulaWhy({ object, field, record }: FormulaWhyProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const name = t('formula.why', { field: textIn(field.label, language) })
  if (!isExplained(field)) return null
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      align={{ overflow: { shiftX: true, adjustY: true } }}
      destroyOnHidden
      classNames={{ root: 'formula-why-box' }}
      content={
        <Suspense fallback={<div className="formula-explanation" aria-busy />}>
          <FormulaExplanation object={object} field={field} record={record} name={name} onClose={close} />
        </Suspense>
      }
    >
      <Button
        ref={button}
        type="text"
        size="small"
        className="formula-why"
        icon={<FunctionOutlined aria-hidden />}
        aria-label={name}
        title={name}
        aria-expanded={open}
      />
    </Popover>
  )
}
