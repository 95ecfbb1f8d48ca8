/** What approvals and rules name: fields that fit, roles, approvals of the object, steps, related records. */

import { END, type FieldModel } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { searchByLabel } from '@attain/ui/parts'
import type { WidgetProps } from '@rjsf/utils'
import { Input, Select } from 'antd'
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { useBundle } from '../../check/use-checks.ts'
import { useAutomationPlace } from '../../names/automation-place.ts'
import { isDay, isPerson, isTaggable } from '../../names/field-fit.ts'
import { fieldsOf, labelOf } from '../../names/field-path.ts'
import { PathSelect } from '../../names/path-select.tsx'
import { useRoles } from '../../names/role-select.tsx'
import { FormValueContext } from './form-value.ts'
import { Pick } from './pick.tsx'
import { useChildLists, useRelated } from './use-related.ts'

export function RoleOne(props: WidgetProps) {
  return <Pick {...props} choices={useRoles()} />
}

/** Where a rejection leads; nothing ends the approval. */
export function NodeSelect(props: WidgetProps) {
  const { t } = useTranslation()
  const { nodes } = useAutomationPlace()
  const choices = nodes.map(({ name, label }) => ({ value: name, label }))
  return (
    <Pick {...props} placeholder={t('approval.rejectionEnds')} choices={choices.filter(({ value }) => value !== END)} />
  )
}

export function ApprovalSelect(props: WidgetProps) {
  const [language] = useLanguage()
  const { object, approval } = useAutomationPlace()
  const choices = useBundle()
    .approvalsOf(object)
    .filter(({ document }) => document.name !== approval)
    .map(({ document }) => ({ value: document.name, label: textIn(document.label, language) || document.name }))
  return <Pick {...props} choices={choices} />
}

/** Child lists of the object, and what it points to. */
export function RelatedSelect(props: WidgetProps) {
  return <Pick {...props} choices={useRelated(useAutomationPlace().object)} />
}

export function ChildrenSelect(props: WidgetProps) {
  return <Pick {...props} choices={useChildLists(useAutomationPlace().object)} />
}

function FieldSelect({ isChoosable, isOwn = true, ...props }: WidgetProps & Fit) {
  const { object } = useAutomationPlace()
  return <OneField {...props} object={object} isOwn={isOwn} isChoosable={isChoosable} />
}

interface Fit {
  readonly isOwn?: boolean
  readonly isChoosable: (path: string, field: FieldModel) => boolean
}

function OneField({
  id,
  value,
  required,
  rawErrors,
  placeholder,
  object,
  isOwn,
  isChoosable,
  onChange,
}: OneFieldProps) {
  return (
    <PathSelect
      id={id}
      object={object}
      isOwn={isOwn}
      isChoosable={isChoosable}
      allowClear={required !== true}
      status={rawErrors?.length ? 'error' : ''}
      {...(placeholder !== undefined && placeholder !== '' && { placeholder })}
      value={typeof value === 'string' ? value : undefined}
      onChange={(path) => onChange(path)}
    />
  )
}

interface OneFieldProps extends WidgetProps {
  readonly object: string
  readonly isOwn: boolean
  readonly isChoosable: Fit['isChoosable']
}

const ofPerson = (_: string, field: FieldModel) => isPerson(field)

export function PersonPathSelect(props: WidgetProps) {
  return <FieldSelect {...props} isOwn={false} isChoosable={ofPerson} />
}

export function PersonFieldSelect(props: WidgetProps) {
  return <FieldSelect {...props} isChoosable={ofPerson} />
}

export function TagFieldSelect(props: WidgetProps) {
  return <FieldSelect {...props} isChoosable={(_, field) => isTaggable(field)} />
}

/** A date or moment, here or of a related record. */
export function DatePathSelect(props: WidgetProps) {
  return <FieldSelect {...props} isOwn={false} isChoosable={(_, field) => isDay(field)} />
}

export function PathSelectOfAny(props: WidgetProps) {
  return <FieldSelect {...props} isOwn={false} isChoosable={(_, { name }) => name !== 'id'} />
}

export function DateFieldSelect(props: WidgetProps) {
  return <FieldSelect {...props} isChoosable={(_, field) => isDay(field)} />
}

/** A field of the object that is named beside it. */
function BesideSelect({ isChoosable, ...props }: WidgetProps & Suits) {
  const whole = useContext(FormValueContext)
  const object = objectBeside(whole)
  return <OneField {...props} object={object} isOwn isChoosable={(_, field) => isChoosable(field)} />
}

interface Suits {
  readonly isChoosable: (field: FieldModel) => boolean
}

export function FieldBesideSelect(props: WidgetProps) {
  return <BesideSelect {...props} isChoosable={({ name }) => name !== 'id'} />
}

export function PersonBesideSelect(props: WidgetProps) {
  return <BesideSelect {...props} isChoosable={isPerson} />
}

/** The object that a form names, itself or in its only part that does. */
function objectBeside(whole: unknown): string {
  const parts = typeof whole === 'object' && whole !== null ? [whole, ...Object.values(whole)] : []
  const found = parts.find((part) => typeof (part as { object?: unknown } | undefined)?.object === 'string')
  return (found as { object?: string } | undefined)?.object ?? ''
}

/** Several fields of the object. */
export function FieldsSelect({ id, value, rawErrors, placeholder, onChange }: WidgetProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { object } = useAutomationPlace()
  const fields = fieldsOf(useBundle(), object)
  return (
    <Select
      id={id}
      mode="multiple"
      className="pick"
      placeholder={placeholder || t('names.choose')}
      status={rawErrors?.length ? 'error' : ''}
      showSearch={searchByLabel}
      value={Array.isArray(value) ? value : []}
      options={fields.map((field) => ({ value: field.name, label: labelOf(field, language) }))}
      onChange={(next: string[]) => onChange(next.length === 0 ? undefined : next)}
    />
  )
}

/** The stages of the object, in the order of its path. */
export function StagesSelect({ id, value, rawErrors, onChange }: WidgetProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { object } = useAutomationPlace()
  const linked = useBundle().objects.get(object)
  const field = linked?.fields.get(linked.document.stages?.field ?? '')
  return (
    <Select
      id={id}
      mode="multiple"
      className="pick"
      placeholder={t('names.choose')}
      status={rawErrors?.length ? 'error' : ''}
      value={Array.isArray(value) ? value : []}
      options={(field?.options ?? []).map((one) => ({
        value: one.value,
        label: textIn(one.label, language) || one.value,
      }))}
      onChange={(next: string[]) => onChange(next)}
    />
  )
}

export function StageSelect(props: WidgetProps) {
  const [language] = useLanguage()
  const { object } = useAutomationPlace()
  const linked = useBundle().objects.get(object)
  const options = linked?.fields.get(linked.document.stages?.field ?? '')?.options ?? []
  return (
    <Pick
      {...props}
      choices={options.map((one) => ({ value: one.value, label: textIn(one.label, language) || one.value }))}
    />
  )
}

/** A time of day, as the machine of whoever looks writes it. */
export function TimeInput({ id, value, schema, onChange }: WidgetProps) {
  const given = typeof value === 'string' ? value : String(schema.default ?? '')
  return (
    <Input
      id={id}
      type="time"
      className="time-input"
      value={given}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
    />
  )
}
