/** The record that is decided on: to read, and where the step asks for fields, to fill in. */
import type { ApprovalRecord, FieldProblem, RecordBody, Values } from '@attain/contract'
import { chooseLayout, placeFields } from '@attain/form'
import { RecordForm } from '@attain/form/record-form'
import { useMemo, useState } from 'react'
import { useApplication } from '../../application/application.tsx'
import { namesOf } from '../../application/record-names.ts'
import { useLiveFormulas } from '../../formula/use-live-formulas.ts'
import { changedValues } from '../../record/changes.ts'
import { Details } from '../../record/details.tsx'
import { Highlights } from '../../record/highlights.tsx'
import { useFormServices } from '../../record/use-form-services.ts'
import { FieldValue } from '../../value/field-value.tsx'
import { type StepForm, type StepRights, stepForm } from './step-form.ts'
import '../../record/record.css'

interface TaskRecordProps {
  readonly record: ApprovalRecord
  readonly rights: StepRights
  /** The id of the form, for the button that approves. */
  readonly formId: string
  readonly problems: readonly FieldProblem[]
  readonly disabled: boolean
  /** What was filled in and is sound. */
  readonly onSubmit: (changed: Values) => void
}

const TO_FILL_IN = { en: 'For you to fill in', 'zh-CN': '请您填写' }

function useStepForm({ object, values }: ApprovalRecord, rights: StepRights): StepForm {
  const { layouts } = useApplication()
  return useMemo(() => {
    const layout = chooseLayout(object, layouts, values.record_type as string | undefined)
    return stepForm(object, layout, rights, TO_FILL_IN)
  }, [object, layouts, values.record_type, rights])
}

export function TaskRecord(props: TaskRecordProps) {
  const form = useStepForm(props.record, props.rights)
  return form.editable.length > 0 ? <FilledIn {...props} form={form} /> : <ToRead form={form} record={props.record} />
}

interface ToReadProps {
  readonly form: Pick<StepForm, 'object' | 'layout'>
  readonly record: RecordBody
}

function ToRead({ form: { object, layout }, record }: ToReadProps) {
  const { language } = useApplication()
  const { formulas } = useLiveFormulas(object, layout, record.values, 'page')
  const sections = useMemo(
    () => placeFields(object, layout, record.values, language, formulas),
    [object, layout, record.values, language, formulas],
  )
  return (
    <>
      <Highlights object={object} layout={layout} record={record} />
      <Details object={object} record={record} sections={sections} />
    </>
  )
}

function FilledIn({
  form,
  record,
  formId,
  problems,
  disabled,
  onSubmit,
}: TaskRecordProps & { readonly form: StepForm }) {
  const { language } = useApplication()
  const [given, setGiven] = useState<Values>(record.values)
  const [names] = useState(() => namesOf(form.object, record))
  const services = useFormServices((id, name) => names.set(id, name))
  const [asked, rest] = useMemo(() => {
    const [first, ...others] = form.layout.sections
    return [
      { ...form.layout, sections: first ? [first] : [] },
      { ...form.layout, sections: others },
    ]
  }, [form.layout])
  const { formulas, values } = useLiveFormulas(form.object, form.layout, given, 'form', record.values)
  // what can only be read follows what is filled in
  const shown = useMemo(
    () => ({ ...record, values: { ...values, ...formulas.computed(values) } }),
    [record, values, formulas],
  )
  const changes = useMemo(() => changedValues(form.object, record.values, given), [form.object, record.values, given])
  const editable = new Set(form.editable)
  return (
    <>
      <section className="panel task-form">
        <RecordForm
          id={formId}
          object={form.object}
          layout={asked}
          mode="update"
          language={language}
          values={values}
          onChange={(changed) => setGiven((before) => ({ ...before, ...changed }))}
          onSubmit={(visible) => {
            const own = Object.fromEntries(Object.entries(visible).filter(([name]) => editable.has(name)))
            onSubmit(changedValues(form.object, record.values, own))
          }}
          services={services}
          names={names}
          problems={problems}
          formulas={formulas}
          changed={Object.keys(changes).length > 0}
          disabled={disabled}
          renderValue={(field, value) => (
            <FieldValue
              field={field}
              object={form.object.name}
              path={field.name}
              record={{ id: record.id, labels: record.labels, values: { [field.name]: value } }}
            />
          )}
        >
          {/* the buttons are those of the decision */}
          <span hidden />
        </RecordForm>
      </section>
      <ToRead form={{ object: form.object, layout: rest }} record={shown} />
    </>
  )
}
