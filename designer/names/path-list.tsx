/** Paths to fields in their order: columns of a list, fields on a card. */
import type { FieldModel } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { useTranslation } from 'react-i18next'
import type { ProblemAt } from '../check/problem-at.ts'
import { useBundle } from '../check/use-checks.ts'
import { insertEntry } from '../document/command.ts'
import { useDraft } from '../draft/draft-context.tsx'
import { EntryList } from './entry-list.tsx'
import { labelOfPath } from './field-path.ts'
import { PathSelect } from './path-select.tsx'
import { useEntryCommands } from './use-entry-commands.ts'

export interface PathListProps {
  readonly label: string
  readonly identity: string
  /** Of the list in the document. */
  readonly pointer: string
  readonly object: string
  readonly paths: readonly string[]
  readonly problems: readonly ProblemAt[]
  readonly most: number
  readonly isOwn?: boolean
  readonly isChoosable?: (path: string, field: FieldModel) => boolean
}

export function PathList(props: PathListProps) {
  const { label, identity, pointer, object, paths, problems, most, isOwn = false, isChoosable } = props
  const { t } = useTranslation()
  const [language] = useLanguage()
  const bundle = useBundle()
  const draft = useDraft()
  const nameOf = (path: string) => labelOfPath(bundle, object, path, language)
  const commands = useEntryCommands(identity, pointer, paths, nameOf)
  return (
    <EntryList
      label={label}
      entries={paths}
      labelOf={nameOf}
      problems={problems}
      row={(path) => <span className="path-row-label">{nameOf(path)}</span>}
      {...commands}
    >
      {paths.length < most && (
        <PathSelect
          key={paths.length}
          label={t('names.addTo', { list: label })}
          placeholder={t('names.add')}
          object={object}
          isOwn={isOwn}
          isChoosable={(path, field) => !paths.includes(path) && isChoosable?.(path, field) !== false}
          onChange={(path) => path && draft.run(insertEntry(identity, pointer, paths.length, path, nameOf(path)))}
        />
      )}
    </EntryList>
  )
}
