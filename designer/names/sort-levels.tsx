/** The order of a list: by which fields, the first one first. */
import { fieldTypes } from '@attain/engine/fields'
import type { FieldModel, ViewDocument } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ProblemAt } from '../check/problem-at.ts'
import { useBundle } from '../check/use-checks.ts'
import { insertEntry, setValue } from '../document/command.ts'
import { useDraft } from '../draft/draft-context.tsx'
import { EntryList } from './entry-list.tsx'
import { labelOfPath } from './field-path.ts'
import { PathSelect } from './path-select.tsx'
import { useEntryCommands } from './use-entry-commands.ts'

export type SortLevel = NonNullable<ViewDocument['sort']>[number]

export interface SortLevelsProps {
  readonly label: string
  readonly identity: string
  readonly pointer: string
  readonly object: string
  readonly levels: readonly SortLevel[]
  readonly problems: readonly ProblemAt[]
  readonly most: number
}

const isSortable = (_: string, field: FieldModel) => fieldTypes[field.valueType].sortable

export function SortLevels({ label, identity, pointer, object, levels, problems, most }: SortLevelsProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const bundle = useBundle()
  const draft = useDraft()
  const nameOf = (path: string) => labelOfPath(bundle, object, path, language)
  const commands = useEntryCommands(identity, pointer, levels, ({ field }) => nameOf(field))
  return (
    <EntryList
      label={label}
      entries={levels}
      labelOf={({ field }) => nameOf(field)}
      problems={problems}
      row={({ field, direction = 'asc' }, index) => (
        <span className="sort-level">
          <span className="path-row-label">{nameOf(field)}</span>
          <Select
            size="small"
            variant="borderless"
            popupMatchSelectWidth={false}
            aria-label={t('names.directionOf', { name: nameOf(field) })}
            value={direction}
            options={(['asc', 'desc'] as const).map((value) => ({ value, label: t(`names.${value}`) }))}
            onChange={(next) => draft.run(setValue(identity, `${pointer}/${index}/direction`, next, nameOf(field)))}
          />
        </span>
      )}
      {...commands}
    >
      {levels.length < most && (
        <PathSelect
          key={levels.length}
          label={t('names.addTo', { list: label })}
          placeholder={t('names.add')}
          object={object}
          isChoosable={(path, field) => isSortable(path, field) && !levels.some((level) => level.field === path)}
          onChange={(field) =>
            field &&
            draft.run(insertEntry(identity, pointer, levels.length, { field, direction: 'asc' }, nameOf(field)))
          }
        />
      )}
    </EntryList>
  )
}
