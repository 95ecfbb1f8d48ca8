/** What a role may do with one object: a row of the matrix, and below it what needs more room. */
import {
  CloseCircleOutlined,
  DownOutlined,
  EllipsisOutlined,
  InfoCircleOutlined,
  RightOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import type { LinkedObject, ObjectRights } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { NamedIcon } from '@attain/ui/parts'
import { Button, Checkbox, Dropdown, Skeleton } from 'antd'
import { lazy, memo, Suspense } from 'react'
import { type Preset, presets, setPreset, setRight } from './change-rights.ts'
import type { ChangeRights, PlacedProblem } from './rights-matrix.tsx'
import { notesOn } from './rights-notes.ts'
import { MATRIX_COLUMNS, rightNames } from './role-document.ts'
import { ScopeCells } from './scope-cells.tsx'
import { ScopeCondition } from './scope-condition.tsx'
import { useTexts } from './texts.ts'

const FieldRights = lazy(() => import('./field-rights.tsx'))

interface Props {
  readonly object: LinkedObject
  readonly rights: ObjectRights | undefined
  /** The rights on all objects, when this one is open. */
  readonly all: readonly ObjectRights[]
  /** Of the entry in the document. */
  readonly pointer: string
  readonly problems: readonly PlacedProblem[]
  readonly isOpen: boolean
  readonly onToggle: (object: string) => void
  readonly onChange: ChangeRights
}

export const RightsRow = memo(function RightsRow(props: Props) {
  const { object, rights, all, pointer, problems, isOpen, onToggle, onChange } = props
  const { t } = useTexts()
  const [language] = useLanguage()
  const { name, document } = object
  const label = textIn(document.label, language) || name
  const given = rights ?? { object: name }
  const isListed = rights !== undefined
  const isFaulty = (part: string) => problems.some((problem) => problem.pointer.startsWith(`${pointer}/${part}`))
  const ownFields = given.fields?.length ?? 0
  const others = given.otherFields ?? 'edit'
  const fieldWords =
    ownFields > 0 ? t('ownFields', { count: ownFields }) : others === 'edit' ? t('allFields') : t(`others.${others}`)
  const notes = notesOn(given, object)
  const texts = [
    ...problems.map(({ message, severity }) => ({ text: textIn(message, language), severity })),
    ...notes.map((note) => ({ text: t(`note.${note}`), severity: 'note' as const })),
  ]
  const conditions = (['scope', 'editScope'] as const).filter((which) => typeof given[which] === 'object')
  return (
    <>
      <tr data-object={name} className={isListed ? 'rights-row' : 'rights-row is-off'}>
        <th scope="row">
          <span className="rights-object">
            <NamedIcon name={document.icon} label={label} />
            <span>
              {label} <code>{name}</code>
            </span>
          </span>
        </th>
        {rightNames.map((right) => (
          <td key={right} data-label={t(`right.${right}`)} data-invalid={isFaulty(right) || undefined}>
            <Checkbox
              aria-label={`${t(`right.${right}`)}: ${label}`}
              checked={given[right] === true}
              onChange={({ target }) =>
                onChange([name], setRight(right, target.checked), `${t(`right.${right}`)} · ${label}`)
              }
            />
          </td>
        ))}
        <ScopeCells object={object} label={label} rights={given} isFaulty={isFaulty} onChange={onChange} />
        <td data-label={t('fields')} data-invalid={isFaulty('fields') || undefined}>
          {isListed && (
            <Button
              size="small"
              type="text"
              icon={isOpen ? <DownOutlined /> : <RightOutlined />}
              iconPlacement="end"
              aria-expanded={isOpen}
              aria-label={`${t('fields')}: ${label}, ${fieldWords}`}
              onClick={() => onToggle(name)}
            >
              {fieldWords}
            </Button>
          )}
        </td>
        <td className="rights-quick">
          <Dropdown
            trigger={['click']}
            placement="bottomRight"
            menu={{
              items: (Object.keys(presets) as Preset[]).map((preset) => ({
                key: preset,
                label: t(`preset.${preset}`),
                onClick: () => onChange([name], setPreset(preset), `${label}: ${t(`preset.${preset}`)}`),
              })),
            }}
          >
            <Button size="small" type="text" icon={<EllipsisOutlined />} aria-label={`${t('quick')}: ${label}`} />
          </Dropdown>
        </td>
      </tr>
      {(texts.length > 0 || conditions.length > 0 || isOpen) && (
        <tr className="rights-more">
          <td colSpan={MATRIX_COLUMNS}>
            {texts.map(({ text, severity }) => (
              <p key={text} className="rights-note">
                {severity === 'error' ? (
                  <CloseCircleOutlined className="is-error" aria-hidden />
                ) : severity === 'warning' ? (
                  <WarningOutlined className="is-warning" aria-hidden />
                ) : (
                  <InfoCircleOutlined aria-hidden />
                )}{' '}
                {text}
              </p>
            ))}
            {conditions.map((which) => (
              <ScopeCondition
                key={which}
                which={which}
                rights={given}
                label={label}
                pointer={`${pointer}/${which}/where`}
                problems={problems}
                onChange={onChange}
              />
            ))}
            {isOpen && isListed && (
              <Suspense fallback={<Skeleton active title={false} />}>
                <FieldRights object={object} label={label} rights={given} all={all} onChange={onChange} />
              </Suspense>
            )}
          </td>
        </tr>
      )}
    </>
  )
})
