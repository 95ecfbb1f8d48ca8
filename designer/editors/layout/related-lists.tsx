/** The lists below the record: which records that point to it are shown. */

import { UnorderedListOutlined } from '@ant-design/icons'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { searchByLabel } from '@attain/ui/parts'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../check/problem-at.ts'
import { insertEntry } from '../../document/command.ts'
import { EntryList } from '../../names/entry-list.tsx'
import { useEntryCommands } from '../../names/use-entry-commands.ts'
import { useLayout } from './layout-context.tsx'

export const MOST_RELATED = 30

export function RelatedLists() {
  const { t } = useTranslation()
  const { identity, layout, problems, selected, select, run } = useLayout()
  const related = layout.related ?? []
  const children = useChildLists()
  const labelOf = (name: string) => children.get(name) ?? name
  const { onMove, onRemove } = useEntryCommands(identity, '/related', related, (list) => labelOf(list.children))
  const free = [...children.keys()].filter((name) => !related.some((list) => list.children === name))
  return (
    <section className="layout-section layout-related" aria-label={t('layout.related')}>
      <header>
        <h2>{t('layout.related')}</h2>
      </header>
      <EntryList
        label={t('layout.related')}
        entries={related}
        labelOf={(list) => labelOf(list.children)}
        problems={problemsBelow(problems, '/related')}
        row={(list, index) => (
          <button
            type="button"
            className="related-open"
            aria-pressed={selected.of === 'related' && selected.index === index}
            onClick={() => select({ of: 'related', index })}
          >
            <UnorderedListOutlined aria-hidden />
            <span>{labelOf(list.children)}</span>
            {list.columns !== undefined && <small>{t('layout.columnCount', { count: list.columns.length })}</small>}
          </button>
        )}
        onMove={(from, to) => {
          onMove(from, to)
          select({ of: 'layout' })
        }}
        onRemove={(index) => {
          onRemove(index)
          select({ of: 'layout' })
        }}
      >
        {children.size === 0 && <p className="layout-note">{t('layout.noChildren')}</p>}
        {free.length > 0 && related.length < MOST_RELATED && (
          <Select
            key={related.length}
            className="path-select"
            aria-label={t('names.addTo', { list: t('layout.related') })}
            placeholder={t('names.add')}
            showSearch={searchByLabel}
            options={free.map((name) => ({ value: name, label: labelOf(name) }))}
            onChange={(name: string) => {
              run(insertEntry(identity, '/related', related.length, { children: name }, labelOf(name)))
              select({ of: 'related', index: related.length })
            }}
          />
        )}
      </EntryList>
    </section>
  )
}

/** What points to the object, by the name that the list has for it. */
export function useChildLists(): ReadonlyMap<string, string> {
  const [language] = useLanguage()
  const { bundle, layout } = useLayout()
  const linked = bundle.objects.get(layout.object)
  return new Map(
    [...(linked?.children ?? [])].map(([name, { field }]) => [
      name,
      textIn(typeof field.children === 'object' ? field.children.label : field.label, language) || name,
    ]),
  )
}
