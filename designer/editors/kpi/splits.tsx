/** Records that several people share: which list says so, and which of its fields hold the person and the share. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Select } from 'antd'
import { useId } from 'react'
import { problemsBelow } from '../../check/problem-at.ts'
import { labelOf } from '../../names/field-path.ts'
import { Setting } from '../../names/setting.tsx'
import { type ShareList, shareLists } from '../../names/share-lists.ts'
import { useSchemaWords } from '../../schema-form/use-schema-words.ts'
import { Notes } from '../automation/notes.tsx'
import { useKpi } from './kpi-context.tsx'
import type { FromRecords } from './kpi-document.ts'
import { useTexts } from './texts.ts'

export function Splits({ measure }: { readonly measure: FromRecords }) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { bundle, problems, set } = useKpi()
  const words = useSchemaWords('kpi')
  const { object, splits, ...rest } = measure
  const change = (next: FromRecords['splits']) =>
    set('measure', { object, ...rest, ...(next !== undefined && { splits: next }) })
  const lists = shareLists(bundle, object)
  const chosen = lists.find(({ children }) => children === splits?.children)
  const { title, description } = words('FromRecords', 'splits')
  const nameOf = ({ children }: ShareList) => {
    const field = bundle.objects.get(object)?.children.get(children)?.field
    return textIn(typeof field?.children === 'object' ? field.children.label : undefined, language) || children
  }
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <p className="setting-note">{description}</p>
      <Notes problems={problems.filter(({ pointer }) => pointer === '/measure/splits')} />
      {lists.length === 0 && splits === undefined ? (
        <p className="setting-note">{t('splitsNone')}</p>
      ) : (
        <div className="setting-fields">
          <Choice
            property="children"
            value={splits?.children}
            allowClear
            choices={lists.map((list) => ({ value: list.children, label: nameOf(list) }))}
            onChange={(children) => {
              const list = lists.find((one) => one.children === children)
              const [person, share] = [list?.people[0]?.name, list?.shares[0]?.name]
              const isWhole = children !== undefined && person !== undefined && share !== undefined
              change(isWhole ? { children, person, share } : undefined)
            }}
          />
          {splits !== undefined && (
            <>
              <Choice
                property="person"
                value={splits.person}
                choices={(chosen?.people ?? []).map((one) => ({ value: one.name, label: labelOf(one, language) }))}
                onChange={(person) => person !== undefined && change({ ...splits, person })}
              />
              <Choice
                property="share"
                value={splits.share}
                choices={(chosen?.shares ?? []).map((one) => ({ value: one.name, label: labelOf(one, language) }))}
                onChange={(share) => share !== undefined && change({ ...splits, share })}
              />
            </>
          )}
        </div>
      )}
    </section>
  )
}

interface ChoiceProps {
  readonly property: 'children' | 'person' | 'share'
  readonly value: string | undefined
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly allowClear?: boolean
  readonly onChange: (value: string | undefined) => void
}

function Choice({ property, value, choices, allowClear = false, onChange }: ChoiceProps) {
  const { t } = useTexts()
  const { problems } = useKpi()
  const words = useSchemaWords('kpi')
  const id = useId()
  const own = problemsBelow(problems, `/measure/splits/${property}`)
  // what is chosen and does not fit any more stays visible, by its name
  const isKnown = value === undefined || choices.some((one) => one.value === value)
  return (
    <Setting words={words('Splits', property)} id={id} problems={own}>
      <Select<string>
        id={id}
        className="pick"
        status={own.length > 0 ? 'error' : ''}
        placeholder={t('notShared')}
        allowClear={allowClear}
        {...(value !== undefined && { value })}
        options={[...(isKnown ? [] : [{ value, label: value }]), ...choices]}
        onChange={(next?: string) => onChange(next)}
      />
    </Setting>
  )
}
