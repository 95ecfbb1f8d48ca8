/** The columns of the list: which fields, in which order, how wide. */
import { InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../check/problem-at.ts'
import { insertEntry, setValue } from '../../document/command.ts'
import { EntryList } from '../../names/entry-list.tsx'
import { PathSelect } from '../../names/path-select.tsx'
import { useEntryCommands } from '../../names/use-entry-commands.ts'
import { useView } from './view-context.tsx'

const MOST = 50

export function Columns() {
  const { t } = useTranslation()
  const { identity, view, problems, words, nameOf, run } = useView()
  const { columns, object } = view
  const label = words('', 'columns').title
  const commands = useEntryCommands(identity, '/columns', columns, ({ field }) => nameOf(field))
  return (
    <EntryList
      label={label}
      entries={columns}
      labelOf={({ field }) => nameOf(field)}
      problems={problemsBelow(problems, '/columns')}
      fewest={1}
      row={({ field, width }, index) => (
        <>
          <span className="path-row-label" title={nameOf(field)}>
            {nameOf(field)}
          </span>
          <InputNumber
            className="column-width"
            size="small"
            aria-label={t('view.widthOf', { name: nameOf(field) })}
            placeholder={t('view.auto')}
            min={40}
            max={1000}
            step={10}
            precision={0}
            suffix="px"
            controls={false}
            value={width ?? null}
            onChange={(next) =>
              run(setValue(identity, `/columns/${index}/width`, next === null ? undefined : next, nameOf(field)))
            }
          />
        </>
      )}
      {...commands}
    >
      {columns.length < MOST && (
        <PathSelect
          key={columns.length}
          label={t('names.addTo', { list: label })}
          placeholder={t('view.addColumn')}
          object={object}
          isChoosable={(path) => !columns.some(({ field }) => field === path)}
          onChange={(field) =>
            field && run(insertEntry(identity, '/columns', columns.length, { field }, nameOf(field)))
          }
        />
      )}
    </EntryList>
  )
}
