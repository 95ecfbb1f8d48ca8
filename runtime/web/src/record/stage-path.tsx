import { CheckOutlined } from '@ant-design/icons'
import type { ObjectBody, RecordBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { fieldProblemsOf, isStale } from '@attain/ui/api'
import { explain, useMessages } from '@attain/ui/feedback'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { keys } from '../api/queries.ts'
import { updateRecord } from '../api/records.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { mayMove } from '../board/stages.ts'

interface StagePathProps {
  readonly object: ObjectBody
  readonly record: RecordBody
}

/** The way a record takes; a click moves it, where that is allowed. */
export function StagePath({ object, record }: StagePathProps) {
  const { t } = useTranslation()
  const { workspace, language } = useApplication()
  const { notification } = App.useApp()
  const { done, hint } = useMessages()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [moving, setMoving] = useState<string | null>(null)
  const path = useRef<HTMLOListElement>(null)
  const field = object.fields.find((each) => each.name === object.stages?.field)
  const current = field && record.values[field.name]
  // On a phone a long path scrolls: where the record stands is in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks at what is drawn for the stage
  useEffect(() => {
    const here = path.current?.querySelector<HTMLElement>('[data-here]')
    if (!path.current || !here) return
    path.current.scrollLeft = here.offsetLeft - (path.current.clientWidth - here.offsetWidth) / 2
  }, [current])
  if (!field?.options) return null
  const at = field.options.findIndex((option) => option.value === current)
  const ended = field.options[at]?.outcome === 'won' || field.options[at]?.outcome === 'lost'
  const editable = record.can?.edit === true && field.access === 'edit'

  const move = async (to: string, label: string) => {
    setMoving(to)
    try {
      await updateRecord(object.name, record.id, record.version, { [field.name]: to })
      done(t('stage.moved', { stage: label }))
    } catch (error) {
      const problems = fieldProblemsOf(error).map(({ message }) => message)
      if (isStale(error)) hint(t('record.changedMeanwhile'))
      else {
        const key = `stage-${record.id}`
        notification.warning({
          key,
          title: t('stage.notMoved', { stage: label }),
          description: problems.length > 0 ? problems.join(' ') : explain(error, t),
          duration: 12,
          placement: 'bottomRight',
          actions: problems.length > 0 && (
            <Button
              type="primary"
              size="small"
              onClick={() => {
                notification.destroy(key)
                void navigate(paths.edit(workspace, object.name, record.id), {
                  state: { preset: { [field.name]: to } },
                })
              }}
            >
              {t('stage.fillIn')}
            </Button>
          ),
        })
      }
    } finally {
      setMoving(null)
      await client.invalidateQueries({ queryKey: keys.records(workspace) })
    }
  }

  return (
    <ol ref={path} className="stage-path" aria-label={textIn(field.label, language)}>
      {field.options.map((option, i) => {
        const label = textIn(option.label, language)
        const here = option.value === current
        const final = option.outcome === 'won' || option.outcome === 'lost'
        const passed = !here && !final && (ended ? true : i < at)
        const allowed = editable && !here && mayMove(object, field.name, current, option.value)
        return (
          <li
            key={option.value}
            data-here={here || undefined}
            data-passed={passed || undefined}
            data-outcome={option.outcome}
          >
            <button
              type="button"
              aria-current={here ? 'step' : undefined}
              disabled={!allowed || moving !== null}
              aria-busy={moving === option.value}
              title={
                allowed
                  ? t('stage.moveTo', { stage: label })
                  : here
                    ? t('stage.here')
                    : t('stage.notAllowed', { stage: label })
              }
              onClick={() => void move(option.value, label)}
            >
              {passed && <CheckOutlined aria-hidden />}
              {here && <span className="stage-dot" data-color={option.color ?? 'blue'} aria-hidden />}
              {label}
            </button>
          </li>
        )
      })}
    </ol>
  )
}
