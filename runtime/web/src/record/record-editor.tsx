/** The form of a new or existing record: keeps drafts, asks before leaving, settles changes made meanwhile. */
import type { FieldProblem, ObjectBody, RecordBody, Values } from '@attain/contract'
import { chooseLayout, initialValues, textIn } from '@attain/form'
import { RecordForm } from '@attain/form/record-form'
import { fieldProblemsOf, isStale, randomId } from '@attain/ui/api'
import { explain } from '@attain/ui/feedback'
import { useShortcut } from '@attain/ui/parts'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Radio } from 'antd'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keys } from '../api/queries.ts'
import { createRecord, getRecord, updateRecord } from '../api/records.ts'
import { useApplication } from '../application/application.tsx'
import { namesOf } from '../application/record-names.ts'
import { reachableStages } from '../board/stages.ts'
import { useLiveFormulas } from '../formula/use-live-formulas.ts'
import { FieldValue } from '../value/field-value.tsx'
import { changedValues } from './changes.ts'
import { type Draft, readDraft, writeDraft } from './draft.ts'
import { LeaveGuard } from './leave-guard.tsx'
import { StaleDialog } from './stale-dialog.tsx'
import { useFormServices } from './use-form-services.ts'
import { useQuickCreate } from './use-quick-create.tsx'

interface RecordEditorProps {
  readonly object: ObjectBody
  /** Missing for a new record. */
  readonly record?: RecordBody
  /** Values given from outside: a parent, the stage that was clicked. */
  readonly preset?: Values
  readonly presetNames?: ReadonlyMap<string, string>
  readonly onSaved: (record: RecordBody) => void
  readonly onCancel: () => void
  /** Opened beside another form: keeps no draft and asks nothing when it is left. */
  readonly quick?: boolean
}

export function RecordEditor({
  object,
  record,
  preset,
  presetNames,
  onSaved,
  onCancel,
  quick = false,
}: RecordEditorProps) {
  const { t } = useTranslation()
  const application = useApplication()
  const { workspace, layouts, language } = application
  const client = useQueryClient()
  const id = record?.id ?? null
  const [base, setBase] = useState<Values>(() => record?.values ?? initialValues(object, preset))
  const [version, setVersion] = useState(record?.version ?? 0)
  // What somebody gave; a default that is worked out stands there only once it was changed by hand.
  const [given, setGiven] = useState<Values>(() => ({ ...base, ...(record ? preset : {}) }))
  const [draft, setDraft] = useState<Draft | null>(() => (quick ? null : readDraft(workspace, object.name, id)))
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const [saving, setSaving] = useState(false)
  const [theirs, setTheirs] = useState<RecordBody | null>(null)
  const saved = useRef(false)
  const writeKey = useRef(randomId())
  const [names] = useState(() => new Map([...namesOf(object, record), ...(presetNames ?? [])]))
  const formId = useId()
  const found = useFormServices((recordId, name) => names.set(recordId, name))
  const quickCreate = useQuickCreate()
  // One record at a time: what is created beside a form creates nothing beside itself.
  const services = useMemo(
    () => (quick ? found : { ...found, creatable: quickCreate.creatable, createRecord: quickCreate.createRecord }),
    [quick, found, quickCreate.creatable, quickCreate.createRecord],
  )
  const layout = useMemo(
    () => chooseLayout(object, layouts, given.record_type as string | undefined),
    [object, layouts, given.record_type],
  )
  const { formulas, values } = useLiveFormulas(object, layout, given, 'form', record ? base : null)
  const changes = useMemo(() => changedValues(object, base, given), [object, base, given])
  const dirty = Object.keys(changes).length > 0
  const stageField = object.stages?.field
  const stages = record && stageField ? reachableStages(object, base[stageField]) : undefined

  useEffect(() => {
    if (quick || saved.current || draft) return
    const kept = { values: changes, version: record?.version ?? null, savedAt: new Date().toISOString() }
    const write = () =>
      writeDraft(workspace, object.name, id, dirty ? { ...kept, names: Object.fromEntries(names) } : null)
    const timer = setTimeout(write, 300)
    return () => clearTimeout(timer)
  }, [quick, changes, dirty, draft, workspace, object.name, id, record?.version, names])

  useShortcut('mod+s', () => submitForm(formId), quickCreate.dialog === null)

  const submit = async (visible: Values) => {
    setSaving(true)
    setFailure(null)
    setProblems([])
    try {
      const recordType = object.recordTypes?.length ? { record_type: given.record_type } : {}
      const stored = record
        ? await updateRecord(object.name, record.id, version, changedValues(object, base, visible))
        : await createRecord(object.name, filled(object, { ...preset, ...recordType, ...visible }), writeKey.current)
      saved.current = true
      if (!quick) writeDraft(workspace, object.name, id, null)
      if (stored) client.setQueryData(keys.record(workspace, object.name, stored.id), undefined)
      await client.invalidateQueries({ queryKey: keys.records(workspace) })
      onSaved(stored)
    } catch (error) {
      writeKey.current = randomId()
      if (record && isStale(error)) {
        await getRecord(object.name, record.id).then(setTheirs, setFailure)
      } else {
        const found = fieldProblemsOf(error)
        setProblems(found)
        if (found.length === 0) setFailure(error)
      }
    } finally {
      setSaving(false)
    }
  }

  const leave = () => {
    saved.current = true
    if (!quick) writeDraft(workspace, object.name, id, null)
    onCancel()
  }

  return (
    <div className="editor">
      {draft && (
        <Alert
          type="info"
          showIcon
          className="editor-note"
          title={t('draft.found', {
            when: new Date(draft.savedAt).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' }),
          })}
          action={
            <span className="editor-choices">
              <Button
                size="small"
                type="primary"
                onClick={() => {
                  for (const [recordId, name] of Object.entries(draft.names ?? {})) names.set(recordId, name)
                  setGiven({ ...given, ...draft.values })
                  setDraft(null)
                }}
              >
                {t('draft.restore')}
              </Button>
              <Button
                size="small"
                onClick={() => {
                  writeDraft(workspace, object.name, id, null)
                  setDraft(null)
                }}
              >
                {t('draft.discard')}
              </Button>
            </span>
          }
        />
      )}
      <div role="alert">
        {failure !== null && <Alert type="error" showIcon className="editor-note" title={explain(failure, t)} />}
      </div>
      {!record && object.recordTypes && object.recordTypes.length > 1 && (
        <div className="editor-type">
          <span id="record-type">{t('record.type')}</span>
          <Radio.Group
            aria-labelledby="record-type"
            optionType="button"
            value={given.record_type}
            options={object.recordTypes.map((type) => ({ value: type.name, label: textIn(type.label, language) }))}
            onChange={(event) => setGiven({ ...given, record_type: event.target.value })}
          />
        </div>
      )}
      <RecordForm
        id={formId}
        object={object}
        layout={layout}
        mode={record ? 'update' : 'create'}
        language={language}
        values={values}
        onChange={(changed) => setGiven((before) => ({ ...before, ...changed }))}
        onSubmit={(visible) => void submit(visible)}
        services={services}
        names={names}
        problems={problems}
        stages={stages}
        formulas={formulas}
        changed={dirty}
        disabled={saving}
        renderValue={(field, value) => (
          <FieldValue
            field={field}
            object={object.name}
            path={field.name}
            record={{ id: id ?? '', labels: record?.labels ?? {}, values: { [field.name]: value } }}
          />
        )}
      >
        <div className="editor-buttons">
          <Button onClick={leave} disabled={saving}>
            {t('action.cancel')}
          </Button>
          <Button type="primary" htmlType="submit" loading={saving} disabled={record !== undefined && !dirty}>
            {record ? t('action.save') : t('action.createOf', { object: textIn(object.label, language) })}
          </Button>
        </div>
      </RecordForm>
      {!quick && <LeaveGuard active={dirty} passed={saved} />}
      {quickCreate.dialog}
      {theirs && record && (
        <StaleDialog
          object={object}
          base={base}
          theirs={theirs}
          mine={given}
          names={names}
          onCancel={() => setTheirs(null)}
          onMerged={(merged) => {
            for (const [recordId, name] of namesOf(object, theirs)) names.set(recordId, name)
            setBase(theirs.values)
            setVersion(theirs.version)
            setGiven(merged)
            setTheirs(null)
          }}
        />
      )}
    </div>
  )
}

function submitForm(id: string): void {
  const form = document.getElementById(id)
  if (form instanceof HTMLFormElement) form.requestSubmit()
}

/** A new record says nothing about what was left blank, but for a worked-out default that is not wanted. */
function filled(object: ObjectBody, values: Values): Values {
  const unwanted = new Set(object.fields.flatMap(({ name, document }) => (document.defaultFormula ? [name] : [])))
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== undefined && (value !== null || unwanted.has(name))),
  )
}
