/** One proposed object with its fields, as a table to correct. */
import type { Problem } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Alert, Checkbox, Input, Select } from 'antd'
import { useId } from 'react'
import { useTexts } from '../texts.ts'
import { type Choice, FieldRow } from './field-row.tsx'
import type { Edit, SketchObject } from './sketch.ts'

const NONE: readonly string[] = []

export function ObjectPart({
  at,
  object,
  targets,
  problems,
  run,
}: {
  readonly at: number
  readonly object: SketchObject
  readonly targets: readonly Choice[]
  /** The errors of this object, by the pointer into its document. */
  readonly problems: readonly (Problem & { readonly pointer: string })[]
  readonly run: (edit: Edit) => void
}) {
  const { t } = useTexts()
  const id = useId()
  const [language] = useLanguage()
  const change = (values: Extract<Edit, { do: 'object' }>['change']) => run({ do: 'object', at, change: values })
  const kept = object.fields.filter(({ isLeftOut }) => !isLeftOut)
  const words = (problem: Problem) => textIn(problem.message, language)
  const byField = Map.groupBy(problems, ({ pointer }) => /^\/fields\/(\d+)/.exec(pointer)?.[1])
  const knowable = kept.filter(({ type }) => ['text', 'email', 'phone', 'autoNumber'].includes(type))
  const { repeatedRows } = object
  return (
    <section className="panel start-object" aria-label={object.label}>
      <header>
        <Checkbox
          checked={!object.isLeftOut}
          aria-label={t('keep', { what: object.label })}
          onChange={({ target }) => change({ isLeftOut: !target.checked })}
        />
        <h2>{object.label || object.sheet}</h2>
        <span className="start-evidence">
          {t('fromSheet', { sheet: object.sheet })} · {t('rows', { count: object.rowCount })}
        </span>
      </header>
      {!object.isLeftOut && (
        <>
          <div className="start-object-names">
            <div>
              <label htmlFor={`${id}-one`}>{t('one')}</label>
              <Input
                id={`${id}-one`}
                value={object.label}
                status={object.label.trim() === '' ? 'error' : ''}
                onChange={({ target }) => change({ label: target.value })}
              />
            </div>
            <div>
              <label htmlFor={`${id}-many`}>{t('many')}</label>
              <Input
                id={`${id}-many`}
                value={object.pluralLabel}
                status={object.pluralLabel.trim() === '' ? 'error' : ''}
                onChange={({ target }) => change({ pluralLabel: target.value })}
              />
            </div>
            <div>
              <label htmlFor={`${id}-name`}>{t('name')}</label>
              <Input
                id={`${id}-name`}
                className="start-name"
                value={object.name}
                onChange={({ target }) => change({ name: target.value })}
              />
            </div>
            <div>
              <label htmlFor={`${id}-known`}>{t('knownBy')}</label>
              <Select
                id={`${id}-known`}
                value={object.nameField}
                options={knowable.map(({ name, label }) => ({ value: name, label }))}
                onChange={(nameField) => change({ nameField })}
              />
            </div>
          </div>
          {(byField.get(undefined) ?? []).map((problem) => (
            <Alert key={problem.path + problem.code} type="error" showIcon title={words(problem)} />
          ))}
          {repeatedRows.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={t('repeatedRows', { count: repeatedRows.length })}
              description={repeatedRows
                .slice(0, 5)
                .map(({ line, first }) => t('repeatedRow', { line, first }))
                .join(' · ')}
            />
          )}
          <table className="start-fields">
            <thead>
              <tr>
                <th aria-label={t('kept')} />
                <th>{t('label')}</th>
                <th>{t('name')}</th>
                <th>{t('type')}</th>
                <th>{t('flags')}</th>
                <th>{t('evidence')}</th>
              </tr>
            </thead>
            <tbody>
              {object.fields.map((field, index) => {
                const found = field.isLeftOut ? undefined : byField.get(String(kept.indexOf(field)))
                return (
                  <FieldRow
                    key={field.column ?? ''}
                    at={at}
                    index={index}
                    field={field}
                    isName={field.name === object.nameField}
                    targets={targets}
                    problems={found?.map(words) ?? NONE}
                    run={run}
                  />
                )
              })}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}
