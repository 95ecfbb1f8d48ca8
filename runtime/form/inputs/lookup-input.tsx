import { Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Choice } from '../form-services.ts'
import { ariaOf, type InputProps, statusOf } from './input-props.ts'

const WAIT_MS = 200
/** The option that creates a record; no id looks like it. */
const NEW = 'new:'

/** Another record, found by typing a part of its name. Shows the name, keeps the id. */
export function LookupInput(props: InputProps & { readonly several?: boolean }) {
  const { t } = useTranslation('form')
  const { field, services, several } = props
  const [words, setWords] = useState('')
  const [open, setOpen] = useState(props.opened ?? false)
  const [found, setFound] = useState<readonly Choice[]>([])
  const [state, setState] = useState<'idle' | 'searching' | 'failed'>('idle')
  const chosen = useRef(new Map<string, string>())
  const target = field.target ?? ''
  const where = field.document.where
  const isHidden = services.mayFind?.(target) === false

  useEffect(() => {
    if (!open || isHidden) return
    const abort = new AbortController()
    setState('searching')
    const timer = setTimeout(
      () =>
        services.findRecords(target, words, where, abort.signal).then(
          (choices) => {
            setFound(choices)
            setState('idle')
          },
          () => {
            if (!abort.signal.aborted) setState('failed')
          },
        ),
      words === '' ? 0 : WAIT_MS,
    )
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [open, isHidden, words, target, where, services])

  const creatable = where === undefined ? services.creatable?.(target) : undefined
  const create = async () => {
    setOpen(false)
    const made = await services.createRecord?.(target, words.trim())
    if (!made) return
    chosen.current.set(made.id, made.name)
    props.onChange(several ? [...ids, made.id] : made.id)
  }
  const ids = (several ? (Array.isArray(props.value) ? props.value : []) : [props.value]).filter(
    (id): id is string => typeof id === 'string',
  )
  const labelled = ids.map((id) => ({
    value: id,
    label: chosen.current.get(id) ?? props.names.get(id) ?? found.find((choice) => choice.id === id)?.name ?? '…',
  }))
  return (
    <Select
      id={props.id}
      className="attain-wide"
      {...(several && { mode: 'multiple' as const })}
      labelInValue
      value={several ? labelled : (labelled[0] ?? null)}
      status={statusOf(props)}
      allowClear={!props.required}
      showSearch={{ filterOption: false, searchValue: words, onSearch: setWords }}
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        if (!next) setWords('')
      }}
      loading={state === 'searching'}
      placeholder={t('search')}
      notFoundContent={
        isHidden ? t('notVisible') : state === 'searching' ? '…' : t(state === 'failed' ? 'searchFailed' : 'noMatches')
      }
      {...ariaOf(props)}
      options={[
        ...found.map((choice) => ({ value: choice.id, label: choice.name, hint: choice.hint })),
        ...(creatable !== undefined && state === 'idle'
          ? [
              {
                value: NEW,
                hint: undefined,
                label:
                  words.trim() === ''
                    ? t('createOf', { object: creatable })
                    : t('createNamed', { object: creatable, name: words.trim() }),
              },
            ]
          : []),
      ]}
      optionRender={(option) => (
        <span className="attain-choice" data-new={option.value === NEW || undefined}>
          <span>{option.label}</span>
          {option.data.hint && <small>{option.data.hint}</small>}
        </span>
      )}
      onChange={(next: unknown) => {
        const picked = (Array.isArray(next) ? next : next ? [next] : []) as { value: string; label: string }[]
        if (picked.some(({ value }) => value === NEW)) {
          void create()
          return
        }
        for (const { value, label } of picked) if (typeof label === 'string') chosen.current.set(value, label)
        const values = picked.map(({ value }) => value)
        props.onChange(several ? (values.length > 0 ? values : null) : (values[0] ?? null))
      }}
    />
  )
}
