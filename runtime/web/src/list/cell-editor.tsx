/** A cell that is edited where it stands: the form's input over it, and below what is wrong or what others did. */
import type { ObjectBody, RecordBody } from '@attain/contract'
import { checkField, textIn } from '@attain/form'
import { INPUTS } from '@attain/form/inputs'
import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApplication } from '../application/application.tsx'
import { namesOf, recordName } from '../application/record-names.ts'
import { reachableStages } from '../board/stages.ts'
import { useFormServices } from '../record/use-form-services.ts'
import { useRecord } from '../record/use-record.ts'
import type { CellEdit } from './cell-edits.ts'
import { CellOvertaken } from './cell-overtaken.tsx'
import type { Column } from './columns.ts'

/** Types whose value is picked: it is saved as soon as it is. */
const PICKED: ReadonlySet<string> = new Set(['select', 'lookup', 'masterDetail', 'user', 'team', 'date', 'datetime'])
/** Types where Enter first takes a word or an option. */
const GATHERED: ReadonlySet<string> = new Set(['multiSelect', 'tags'])

/** Where to go on after saving. */
export type Step = 'stay' | 'next' | 'previous' | 'elsewhere'

export interface CellEditorProps {
  readonly object: ObjectBody
  readonly record: RecordBody
  readonly column: Column
  /** What was put here before and is not stored. */
  readonly edit: CellEdit | undefined
  /** Shows what can be chosen at once. */
  readonly opened: boolean
  readonly onSave: (write: { record: RecordBody; value: unknown; name?: string | undefined }, step: Step) => void
  /** Nothing is to be written; `keep` what could not be stored, to come back to it. */
  readonly onLeave: (step: Step, keep?: boolean) => void
  /** Hears of a newer state of the record. */
  readonly onNewer: (record: RecordBody) => void
}

export function CellEditor({ object, record, column, edit, opened, onSave, onLeave, onNewer }: CellEditorProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  const { field } = column
  const stored = record.values[field.name] ?? null
  const [typed, setTyped] = useState<{ readonly value: unknown } | null>(edit ? { value: edit.value } : null)
  const [problem, setProblem] = useState<string | null>(null)
  const [names] = useState(() => {
    const known = namesOf(object, record)
    if (edit?.name !== undefined) known.set(String(edit.value), edit.name)
    return known
  })
  const services = useFormServices((recordId, name) => names.set(recordId, name))
  const fresh = useRecord(object.name, record.id).data
  const barred = fresh?.can?.edit === false
  const value = typed ? typed.value : stored
  const latest = useRef(value)
  latest.current = value
  // What was wrong is said until something else is typed.
  const refusal = edit && edit.value === value ? edit.message : undefined
  const message = barred ? t('record.readOnly') : (problem ?? refusal)
  const Input = INPUTS[field.type as keyof typeof INPUTS]
  const overtaken = edit?.state === 'overtaken' ? edit.theirs : undefined

  // Nobody should type over what they have not seen.
  useEffect(() => {
    if (!typed && fresh && fresh.version > record.version) onNewer(fresh)
  }, [typed, fresh, record.version, onNewer])

  // Between two values nothing is chosen by a second Enter.
  const waits = overtaken !== undefined
  useLayoutEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const first = waits ? panel.current : panel.current?.querySelector<HTMLElement>('input, textarea, button')
    first?.focus({ preventScroll: true })
    if (first instanceof HTMLInputElement && !barred) first.select()
  }, [waits, barred])

  const commit = (given: unknown, step: Step) => {
    if (barred || overtaken) return onLeave(step, waits)
    const rules = { language, required: field.required }
    const checked = checkField(field, object.name, given, rules)
    const before = checkField(field, object.name, stored, { language, required: false })
    const isSame =
      'value' in checked && 'value' in before && JSON.stringify(checked.value) === JSON.stringify(before.value)
    if (isSame) return onLeave(step)
    if ('problem' in checked) return setProblem(checked.problem.message)
    onSave(
      { record, value: checked.value, name: typeof checked.value === 'string' ? names.get(checked.value) : undefined },
      step,
    )
  }

  // A click anywhere else saves, as in a spreadsheet. What floats above the page is a part of the cell all the same.
  const within = useRef(false)
  const outside = useRef(commit)
  outside.current = commit
  useEffect(() => {
    const onPointerDown = () => {
      if (!within.current) outside.current(latest.current, 'elsewhere')
      within.current = false
    }
    document.addEventListener('pointerdown', onPointerDown)
    return () => document.removeEventListener('pointerdown', onPointerDown)
  }, [])

  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    if (event.nativeEvent.isComposing) return
    const take = () => {
      event.preventDefault()
      event.stopPropagation()
    }
    if (event.key === 'Escape') {
      take()
      onLeave('stay')
    } else if (event.key === 'Tab' && !waits && !isInnerTab(panel.current, target, event.shiftKey)) {
      take()
      commit(latest.current, event.shiftKey ? 'previous' : 'next')
    } else if (event.key === 'Enter' && target instanceof HTMLButtonElement && !target.role) {
      event.stopPropagation()
    } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      const isGathering =
        GATHERED.has(field.type) &&
        (target.getAttribute('aria-expanded') === 'true' || (target as HTMLInputElement).value !== '')
      if (PICKED.has(field.type)) {
        // The list or calendar takes what is marked first; then there is something to save, or not.
        setTimeout(() => {
          if (panel.current) commit(latest.current, 'stay')
        })
      } else if (!isGathering) {
        take()
        commit(latest.current, 'stay')
      }
    }
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a grid
    <div
      ref={panel}
      role="group"
      tabIndex={-1}
      aria-label={t('cell.editing', { field: column.label, name: recordName(object, record) })}
      className="cell-editor"
      data-type={field.type}
      data-invalid={message !== undefined || undefined}
      onKeyDownCapture={onKeyDownCapture}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onPointerDownCapture={() => {
        within.current = true
      }}
    >
      {overtaken && edit ? (
        <CellOvertaken
          object={object}
          column={column}
          edit={edit}
          theirs={overtaken}
          onTheirs={() => {
            onNewer(overtaken)
            onLeave('stay')
          }}
          onMine={() => onSave({ record: overtaken, value: edit.value, name: edit.name }, 'stay')}
        />
      ) : (
        <>
          {Input && !barred && (
            <Input
              id={id}
              field={field}
              value={value}
              language={language}
              services={services}
              names={names}
              required={field.required}
              invalid={message !== undefined}
              describedBy={message === undefined ? undefined : `${id}-problem`}
              name={column.label}
              opened={opened && !edit}
              allowed={
                field.name === object.stages?.field ? reachableStages(object, record.values[field.name]) : undefined
              }
              onChange={(next) => {
                setTyped({ value: next })
                setProblem(null)
                latest.current = next
                if (PICKED.has(field.type)) commit(next, 'stay')
              }}
            />
          )}
          {barred && (
            <Button size="small" onClick={() => onLeave('stay')}>
              {t('action.close')}
            </Button>
          )}
          <div id={`${id}-problem`} role="alert" className="cell-problem" hidden={message === undefined}>
            {message}
          </div>
          {field.type === 'longText' && <div className="cell-hint">{t('cell.longTextHint')}</div>}
          {message === undefined && Boolean(field.document.help) && (
            <div className="cell-hint">{textIn(field.document.help as never, language)}</div>
          )}
        </>
      )}
    </div>
  )
}

/** Inputs of several parts: Tab goes through the parts first. */
function isInnerTab(panel: HTMLElement | null, target: HTMLElement, back: boolean): boolean {
  const parts = [...(panel?.querySelectorAll<HTMLElement>('input, textarea, button') ?? [])].filter(
    (part) => part.tabIndex >= 0 && part.offsetParent !== null,
  )
  const next = parts[parts.indexOf(target) + (back ? -1 : 1)]
  return next !== undefined
}
