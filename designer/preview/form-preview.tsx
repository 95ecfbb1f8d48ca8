/** The form as somebody with a role will have it, on a computer or a phone. What is typed into it is kept nowhere. */
import { UndoOutlined } from '@ant-design/icons'
import type { ObjectBody, Values } from '@attain/contract'
import { isAdministrator } from '@attain/engine/access'
import { type LayoutDocument, type Model, sketchModel } from '@attain/engine/metadata'
import { type Circumstances, type FormServices, type StoredFile, textIn } from '@attain/form'
import { RecordForm } from '@attain/form/record-form'
import { randomId, searchRecords } from '@attain/ui/api'
import { Failure } from '@attain/ui/feedback'
import { useLanguage } from '@attain/ui/i18n'
import { Alert, Button, Select, Skeleton, Tooltip } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBundle } from '../check/use-checks.ts'
import { RecordPicker } from '../formula/sample/record-picker.tsx'
import { useCircumstances } from '../formula/sample/use-circumstances.ts'
import { useLiveObjects } from '../formula/sample/use-trial.ts'
import { useRoles } from '../names/role-select.tsx'
import { useWidth } from '../parts/use-width.ts'
import { applicationOf, type SeenApplication, seenLayout } from './application-of.ts'
import { type Device, DeviceChoice } from './device-choice.tsx'
import './preview.css'
import { RecordValue } from './record-value.tsx'
import type { SampleRecord } from './sample-values.ts'
import { useFormulas } from './use-formulas.ts'
import { useRecord } from './use-record.ts'

/** As wide as the form is in the application. */
const DESKTOP_WIDTH = 720

/** Whoever looks on a phone wants to see what a phone shows. */
const PHONE_WIDTH = 600

/** Nobody's own role: everything. */
const EVERYTHING = '*'

export interface FormPreviewProps {
  readonly layout: LayoutDocument
  /** What it is looked at on at first; when not given, what one has. */
  readonly begin?: Device
}

export default function FormPreview({ layout: given, begin }: FormPreviewProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const [device, setDevice] = useState<Device>(() => begin ?? (window.innerWidth < PHONE_WIDTH ? 'phone' : 'desktop'))
  const [role, setRole] = useState(EVERYTHING)
  const roles = useRoles()
  // typing goes first
  const bundle = useDeferredValue(useBundle())
  const layout = useDeferredValue(given)
  const model = useMemo(() => sketchModel(bundle), [bundle])
  const seen = useMemo(() => applicationOf(model, role === EVERYTHING ? undefined : [role]), [model, role])
  const all = useMemo(() => applicationOf(model, undefined), [model])
  const object = all.objects.get(layout.object)
  const roleName = roles.find(({ value }) => value === role)?.label ?? role
  return (
    <div className="preview">
      <div className="preview-bar">
        <Select
          size="small"
          className="preview-role"
          aria-label={t('preview.as')}
          prefix={t('preview.as')}
          popupMatchSelectWidth={false}
          value={role}
          options={[{ value: EVERYTHING, label: t('preview.everything') }, ...roles]}
          onChange={setRole}
        />
        <DeviceChoice size="small" value={device} onChange={setDevice} />
      </div>
      {isElsewhere(layout, role, model) && (
        <Alert type="info" showIcon title={t('preview.otherLayout', { role: roleName })} />
      )}
      {object === undefined ? (
        <p className="preview-note">{t('preview.noObject')}</p>
      ) : !seen.objects.has(layout.object) ? (
        <p className="preview-note">
          {t('preview.notSeen', { role: roleName, object: textIn(object.pluralLabel, language) })}
        </p>
      ) : (
        <Record
          whole={object}
          seen={seen}
          layout={layout}
          roles={role === EVERYTHING ? undefined : [role]}
          device={device}
        />
      )}
    </div>
  )
}

interface FormAsProps {
  readonly layout: LayoutDocument
  readonly roles: readonly string[]
  readonly device: Device
}

/** The form as people with these roles have it. */
export function FormAs({ layout, roles, device }: FormAsProps) {
  const { t } = useTranslation()
  const bundle = useDeferredValue(useBundle())
  const model = useMemo(() => sketchModel(bundle), [bundle])
  const seen = useMemo(() => applicationOf(model, roles), [model, roles])
  const whole = useMemo(() => applicationOf(model, undefined).objects.get(layout.object), [model, layout.object])
  return whole === undefined || !seen.objects.has(layout.object) ? (
    <p className="preview-note">{t('preview.noObject')}</p>
  ) : (
    <div className="preview">
      <Record whole={whole} seen={seen} layout={layout} roles={roles} device={device} />
    </div>
  )
}

/** True when people with the role get another layout. */
function isElsewhere(layout: LayoutDocument, role: string, model: Model): boolean {
  const { roles = [] } = layout
  return role !== EVERYTHING && roles.length > 0 && !roles.includes(role) && !isAdministrator(model, [role])
}

interface RecordProps {
  /** With all its fields. */
  readonly whole: ObjectBody
  readonly seen: SeenApplication
  readonly layout: LayoutDocument
  /** Undefined for everything. */
  readonly roles: readonly string[] | undefined
  readonly device: Device
}

function Record({ whole, seen, layout, roles, device }: RecordProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const bundle = useBundle()
  const { record, picked, hasRecords, error, pick } = useRecord(whole, bundle, language)
  const [typed, setTyped] = useState<Values>({})
  const label = textIn(whole.label, language)
  return (
    <>
      <div className="preview-bar">
        {hasRecords ? (
          <RecordPicker
            object={whole.name}
            label={label}
            record={picked}
            onPick={(next) => {
              setTyped({})
              pick(next)
            }}
          />
        ) : (
          <span className="preview-note">{t('preview.sample')}</span>
        )}
        <span className="preview-note">{t('preview.notKept')}</span>
        {Object.keys(typed).length > 0 && (
          <Tooltip title={t('preview.reset')}>
            <Button
              type="text"
              size="small"
              icon={<UndoOutlined />}
              aria-label={t('preview.reset')}
              onClick={() => setTyped({})}
            />
          </Tooltip>
        )}
      </div>
      {error ? (
        <Failure error={error} />
      ) : record === undefined ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : (
        <Form
          record={record}
          typed={typed}
          onType={(changed) => setTyped((before) => ({ ...before, ...changed }))}
          seen={seen}
          layout={layout}
          roles={roles}
          device={device}
        />
      )}
    </>
  )
}

interface FormProps extends Omit<RecordProps, 'whole'> {
  readonly record: SampleRecord
  readonly typed: Values
  readonly onType: (changed: Values) => void
}

function Form({ record, typed, onType, seen, layout, roles, device }: FormProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { ref, width } = useWidth<HTMLDivElement>()
  const around = useCircumstances()
  const object = seen.objects.get(layout.object) as ObjectBody
  const shown = useMemo(() => seenLayout(seen, layout), [seen, layout])
  const prior = useMemo(
    () => ({ ...record.values, ...(layout.recordType !== undefined && { record_type: layout.recordType }) }),
    [record, layout.recordType],
  )
  const circumstances = useMemo<Circumstances>(
    () => ({
      currentUser: around.currentUser,
      roles: [...(roles ?? around.roles)],
      now: around.now,
      timeZone: around.timeZone,
      fiscalYearStart: around.fiscalYearStart,
      prior,
    }),
    [around, roles, prior],
  )
  const values = useMemo(() => ({ ...prior, ...typed }), [prior, typed])
  const formulas = useFormulas(object, seen.objects, shown, values, circumstances)
  const services = useServices()
  const names = useMemo(
    () =>
      new Map(
        object.fields.flatMap(({ name, target }): [string, string][] => {
          const id = record.values[name]
          const found = record.labels[name] ?? (typeof id === 'string' ? record.labels[id] : undefined)
          return target !== undefined && typeof id === 'string' && found !== undefined ? [[id, found]] : []
        }),
      ),
    [object, record],
  )
  const zoom = device === 'desktop' && width > 0 ? Math.min(1, width / DESKTOP_WIDTH) : 1
  const isEmpty = shown.sections.every(({ fields }) => fields.length === 0)
  return (
    <div ref={ref} className="preview-room">
      <section className="preview-page" data-device={device} style={{ zoom }} aria-label={t(`preview.${device}`)}>
        {isEmpty && <p className="preview-note">{t('preview.empty')}</p>}
        <RecordForm
          id="layout-preview"
          formulas={formulas}
          object={object}
          layout={shown}
          mode="update"
          language={language}
          values={values}
          onChange={onType}
          onSubmit={() => undefined}
          services={services}
          names={names}
          renderValue={(field, value) => (
            <RecordValue
              field={field}
              object={object.name}
              value={value}
              name={typeof value === 'string' ? names.get(value) : undefined}
            />
          )}
          changed={Object.keys(typed).length > 0}
        >
          {noButton}
        </RecordForm>
      </section>
    </div>
  )
}

/** Nothing is saved here. */
const noButton = true

/** Real records can be chosen; files go nowhere. */
function useServices(): FormServices {
  const live = useLiveObjects()
  return useMemo(
    () => ({
      async findRecords(object, words, _where, signal) {
        if (live?.has(object) !== true) return []
        return (await searchRecords(words, [object], 20, signal)).items
      },
      async uploadFile(file: File): Promise<StoredFile> {
        return { id: randomId(), name: file.name, mediaType: file.type, sizeBytes: file.size }
      },
    }),
    [live],
  )
}
