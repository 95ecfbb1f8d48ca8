/** Fields with rights of their own, and what computed fields give away. */
import { WarningOutlined } from '@ant-design/icons'
import { levelOf, unseenInputs } from '@attain/engine/access'
import { fieldTypes } from '@attain/engine/fields'
import type { FieldDocument, LinkedObject, ObjectRights } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Input, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useBundle } from '../../check/use-checks.ts'
import { useModel } from '../../check/use-model.ts'
import { useGrowing } from '../../parts/use-growing.ts'
import { setLevel, setOtherFields } from './change-rights.ts'
import type { ChangeRights } from './rights-matrix.tsx'
import { type Level, levels } from './role-document.ts'
import { useTexts } from './texts.ts'

interface Props {
  readonly object: LinkedObject
  readonly label: string
  readonly rights: ObjectRights
  readonly all: readonly ObjectRights[]
  readonly onChange: ChangeRights
}

const MANY = 15
/** They tell records apart: nobody can be kept from them. */
const always: ReadonlySet<string> = new Set(['id', 'version'])

export default function FieldRights({ object, label, rights, all, onChange }: Props) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const [words, setWords] = useState('')
  const fields = useMemo(() => [...object.fields.values()].filter(({ name }) => !always.has(name)), [object])
  const wanted = words.trim().toLowerCase()
  const found =
    wanted === ''
      ? fields
      : fields.filter(({ name, label: of }) =>
          [name, of.en, of['zh-CN']].some((text) => text?.toLowerCase().includes(wanted)),
        )
  const { shown, end } = useGrowing<HTMLLIElement>(found.length, { first: 20, step: 40 })
  const reasons = useReasons(object.name, rights, all)
  const others = rights.otherFields ?? 'edit'
  const lost = (rights.fields ?? []).filter(({ field }) => !object.fields.has(field))
  return (
    <section className="field-rights" aria-label={t('fieldsOf', { object: label })}>
      <div className="field-rights-head">
        <span>
          <strong>{t('otherFields')}</strong>
          <small>{t('otherFieldsHint')}</small>
        </span>
        <Segmented<Level>
          size="small"
          aria-label={t('otherFields')}
          value={others}
          options={levels.map((level) => ({ value: level, label: t(`level.${level}`) }))}
          onChange={(level) => onChange([object.name], setOtherFields(level), `${t('otherFields')} · ${label}`)}
        />
      </div>
      {fields.length > MANY && (
        <Input
          allowClear
          size="small"
          placeholder={t('searchFields')}
          aria-label={t('searchFields')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      )}
      <ul>
        {found.slice(0, shown).map((field) => (
          <FieldRow
            key={field.name}
            field={field}
            isSystems={isOfSystem(object, field)}
            access={rights.fields?.find((entry) => entry.field === field.name)?.access}
            others={others}
            unseen={reasons(field)}
            onChange={(access) =>
              onChange(
                [object.name],
                setLevel(field.name, access),
                `${textIn(field.label, language) || field.name} · ${label}`,
              )
            }
          />
        ))}
        <li ref={end} aria-hidden />
      </ul>
      {lost.map(({ field }) => (
        <p key={field} className="is-error field-rights-lost">
          {t('lostField', { field })}
          <button type="button" onClick={() => onChange([object.name], setLevel(field, undefined), field)}>
            {t('forget')}
          </button>
        </p>
      ))}
    </section>
  )
}

interface RowProps {
  readonly field: FieldDocument
  readonly isSystems: boolean
  readonly access: Level | undefined
  readonly others: Level
  /** What hides a computed field, when something does. */
  readonly unseen: readonly string[]
  readonly onChange: (access: Level | undefined) => void
}

const OTHERS = 'others'

function FieldRow({ field, isSystems, access, others, unseen, onChange }: RowProps) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const label = textIn(field.label, language) || field.name
  const isComputed = field.type === 'formula' || field.type === 'rollup'
  // nobody writes what is computed or given, so it can only be hidden or shown
  const isGiven = fieldTypes[field.type].readOnly || isSystems
  const offered = levels.filter((level) => level !== 'edit' || !isGiven)
  const shownAs = (level: Level) => (isGiven && level === 'edit' ? 'read' : level)
  return (
    <li className="field-right">
      <span className="field-right-name">
        {label}
        <code>{field.name}</code>
        {isComputed && access === undefined && others !== 'hidden' && unseen.length > 0 && (
          <small>
            <WarningOutlined className="is-warning" aria-hidden /> {t('hiddenByInputs', { fields: unseen.join(', ') })}
          </small>
        )}
        {isComputed && access !== undefined && access !== 'hidden' && unseen.length > 0 && (
          <small>
            <WarningOutlined className="is-warning" aria-hidden /> {t('tellsOfInputs', { fields: unseen.join(', ') })}
          </small>
        )}
      </span>
      <Segmented<Level | typeof OTHERS>
        size="small"
        aria-label={label}
        value={access === undefined ? OTHERS : shownAs(access)}
        options={[
          {
            value: OTHERS,
            label: isComputed ? t('byInputs') : t('asOthers', { level: t(`level.${shownAs(others)}`) }),
          },
          ...offered.map((level) => ({ value: level, label: t(`level.${level}`) })),
        ]}
        onChange={(next) => onChange(next === OTHERS ? undefined : next)}
      />
    </li>
  )
}

/** Built-in, and written by the system alone. */
function isOfSystem({ document }: LinkedObject, { name }: FieldDocument): boolean {
  const isDeclared = document.fields?.some((field) => field.name === name) === true
  return !isDeclared && name !== 'owner' && name !== 'record_type'
}

/** The labels of what a computed field reads and the role does not see. */
function useReasons(
  name: string,
  rights: ObjectRights,
  all: readonly ObjectRights[],
): (field: FieldDocument) => readonly string[] {
  const [language] = useLanguage()
  const model = useModel()?.model
  const bundle = useBundle()
  return useMemo(() => {
    const everyone = bundle.roles.get('everyone')?.document.objects ?? []
    const granted = (object: string) => [...all, ...everyone].filter((entry) => entry.object === object)
    return (field) => {
      const compiled = model?.objects.get(name)?.fields.get(field.name)
      if (model === undefined || compiled === undefined) return []
      return unseenInputs(compiled, rights, model, granted).map((input) => {
        const label = textIn(input.label, language) || input.name
        if (input.object === name && levelOf(rights, input) === 'hidden') return label
        const of = model.objects.get(input.object)
        return `${textIn(of?.label, language) || input.object} › ${label}`
      })
    }
  }, [name, rights, all, model, bundle, language])
}
