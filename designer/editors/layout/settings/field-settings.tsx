/** How one field stands on the form. */
import { LinkButton } from '@attain/ui/parts'
import { Button, Dropdown, Segmented, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../../check/problem-at.ts'
import { setValue } from '../../../document/command.ts'
import { listAt } from '../../../document/pointer.ts'
import { useDocument, usePlace } from '../../../draft/draft-context.tsx'
import { ConditionSetting, Setting } from '../../../names/setting.tsx'
import { paths } from '../../../paths.ts'
import { useSchemaWords } from '../../../schema-form/use-schema-words.ts'
import { useLayout } from '../layout-context.tsx'
import { type LayoutField, type Placed, pointerOf } from '../layout-document.ts'
import { useTileActions } from '../tile-menu.tsx'

export function FieldSettings({ placed }: { readonly placed: Placed }) {
  const { t } = useTranslation()
  const { identity, fields, labelOf, problems, run } = useLayout()
  const words = useSchemaWords('layout')
  const { menu, isReadOnly } = useTileActions(placed)
  const { entry } = placed
  const pointer = pointerOf(placed)
  const own = problemsBelow(problems, pointer)
  const label = labelOf(entry.field)
  const field = fields.get(entry.field)
  // what the object says holds on every form
  const isComputed = isReadOnly && entry.readOnly !== true
  const set = (property: keyof LayoutField, value: string | boolean | undefined) =>
    run(setValue(identity, `${pointer}/${property}`, value, label))
  const at = (property: keyof LayoutField | '') =>
    own.filter((problem) => (property === '' ? problem.pointer === '' : problem.pointer === `/${property}`))
  return (
    <>
      <Setting words={{ title: t('layout.place'), description: '' }} problems={[...at(''), ...at('field')]}>
        <div className="layout-actions">
          <Dropdown menu={{ items: menu }} trigger={['click']}>
            <Button>{t('layout.move')}</Button>
          </Dropdown>
          <ToField field={entry.field} />
        </div>
      </Setting>
      <Setting words={words('LayoutField', 'width')} problems={at('width')}>
        <Segmented<'half' | 'full'>
          aria-label={words('LayoutField', 'width').title}
          value={entry.width ?? 'half'}
          options={[
            { value: 'half', label: t('layout.half') },
            { value: 'full', label: t('layout.full') },
          ]}
          onChange={(width) => set('width', width === 'half' ? undefined : width)}
        />
      </Setting>
      {isComputed ? (
        <p className="layout-note">{t('layout.computed')}</p>
      ) : (
        <Setting words={words('LayoutField', 'readOnly')} id="setting-read-only" problems={at('readOnly')}>
          <Switch
            id="setting-read-only"
            checked={entry.readOnly ?? false}
            onChange={(on) => set('readOnly', on || undefined)}
          />
        </Setting>
      )}
      {!isReadOnly &&
        (field?.required ? (
          <p className="layout-note">{t('layout.alwaysRequired')}</p>
        ) : (
          <>
            <Setting words={words('LayoutField', 'required')} id="setting-required" problems={at('required')}>
              <Switch
                id="setting-required"
                checked={entry.required ?? false}
                onChange={(on) => set('required', on || undefined)}
              />
            </Setting>
            {entry.required !== true && (
              <ConditionSetting
                words={words('LayoutField', 'requiredWhen')}
                identity={identity}
                pointer={`${pointer}/requiredWhen`}
                value={entry.requiredWhen}
                problems={problems}
                onChange={(value) => set('requiredWhen', value)}
              />
            )}
          </>
        ))}
      <ConditionSetting
        words={words('LayoutField', 'visibleWhen')}
        identity={identity}
        pointer={`${pointer}/visibleWhen`}
        value={entry.visibleWhen}
        problems={problems}
        onChange={(value) => set('visibleWhen', value)}
      />
    </>
  )
}

/** The way to the field itself, where the application has declared it. */
function ToField({ field }: { readonly field: string }) {
  const { t } = useTranslation()
  const { layout } = useLayout()
  const { workspace } = usePlace()
  const identity = `object:${layout.object}`
  const document = useDocument(identity)
  const index = listAt(document, '/fields').findIndex(
    (one) => typeof one === 'object' && one !== null && (one as { name?: unknown }).name === field,
  )
  if (index === -1) return null
  return (
    <LinkButton to={`${paths.document(workspace, identity)}?at=${encodeURIComponent(`/fields/${index}`)}`}>
      {t('layout.openField')}
    </LinkButton>
  )
}
