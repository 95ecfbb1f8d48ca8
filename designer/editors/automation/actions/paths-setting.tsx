/** Fields in their order, also of related records: what another system is sent. */
import { useTranslation } from 'react-i18next'
import { EntryList } from '../../../names/entry-list.tsx'
import { PathSelect } from '../../../names/path-select.tsx'
import { Setting } from '../../../names/setting.tsx'
import type { PartWords } from '../../../schema-form/use-schema-words.ts'
import type { PartProps } from '../part.ts'
import { useNames } from '../words/names.ts'

interface PathsSettingProps extends Omit<PartProps<readonly string[]>, 'kind' | 'identity' | 'pointer'> {
  readonly label: string
  readonly words: PartWords
  readonly object: string
}

export function PathsSetting({ label, words, object, value, problems, onChange }: PathsSettingProps) {
  const { t } = useTranslation()
  const names = useNames(object)
  return (
    <Setting words={words}>
      <EntryList
        label={label}
        entries={value}
        labelOf={(path) => names.path(path)}
        problems={problems}
        fewest={1}
        row={(path) => <span className="path-row-label">{names.path(path)}</span>}
        onMove={(from, to) => {
          const path = value[from]
          if (path !== undefined) onChange(value.toSpliced(from, 1).toSpliced(to, 0, path))
        }}
        onRemove={(index) => onChange(value.toSpliced(index, 1))}
      >
        <PathSelect
          key={value.length}
          label={t('names.addTo', { list: label })}
          placeholder={t('actions.addField')}
          object={object}
          isChoosable={(path) => !value.includes(path)}
          onChange={(path) => path !== undefined && onChange([...value, path])}
        />
      </EntryList>
    </Setting>
  )
}
