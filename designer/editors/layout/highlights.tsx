/** The key fields in the head of a record, as it shows them: beside each other. */
import { CloseOutlined } from '@ant-design/icons'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useTranslation } from 'react-i18next'
import { type ProblemAt, problemsBelow } from '../../check/problem-at.ts'
import { insertEntry, moveEntry, removeEntry, setValue } from '../../document/command.ts'
import { PathSelect } from '../../names/path-select.tsx'
import { Sortable, useSortableEntry } from '../../parts/sortable.tsx'
import { useLayout } from './layout-context.tsx'

const MOST = 8

export function Highlights() {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { identity, layout, problems, labelOf, run } = useLayout()
  const fields = layout.highlights ?? []
  const own = problemsBelow(problems, '/highlights')
  const remove = (index: number) => {
    const what = labelOf(fields[index] ?? '')
    run(
      fields.length === 1
        ? setValue(identity, '/highlights', undefined, what)
        : removeEntry(identity, '/highlights', index, what),
    )
  }
  return (
    <section className="layout-section" aria-label={t('layout.highlights')}>
      <header>
        <h2>{t('layout.highlights')}</h2>
      </header>
      <Sortable
        ids={fields}
        shape="wrap"
        labelOf={labelOf}
        onMove={(from, to) => run(moveEntry(identity, '/highlights', from, to, labelOf(fields[from] ?? '')))}
      >
        <ul className="highlight-row" aria-label={t('layout.highlights')}>
          {fields.map((field, index) => (
            <Highlight
              key={field}
              field={field}
              label={labelOf(field)}
              problems={problemsBelow(own, `/${index}`)}
              onRemove={() => remove(index)}
            />
          ))}
          {fields.length < MOST && (
            <li>
              <PathSelect
                key={fields.length}
                label={t('names.addTo', { list: t('layout.highlights') })}
                placeholder={t('names.add')}
                object={layout.object}
                isOwn
                isChoosable={(path) => !fields.includes(path)}
                onChange={(path) =>
                  path && run(insertEntry(identity, '/highlights', fields.length, path, labelOf(path)))
                }
              />
            </li>
          )}
        </ul>
      </Sortable>
      {own.map(({ pointer, message }) => (
        <p key={`${pointer} ${message.en}`} className="layout-problem">
          {textIn(message, language)}
        </p>
      ))}
    </section>
  )
}

interface HighlightProps {
  readonly field: string
  readonly label: string
  readonly problems: readonly ProblemAt[]
  readonly onRemove: () => void
}

function Highlight({ field, label, problems, onRemove }: HighlightProps) {
  const { t } = useTranslation()
  const { ref, style, handle } = useSortableEntry(field, label)
  return (
    <li ref={ref} style={style} className="highlight" data-problem={problems.length > 0 || undefined}>
      {handle}
      <span>{label}</span>
      <button type="button" aria-label={t('names.remove', { name: label })} onClick={onRemove}>
        <CloseOutlined aria-hidden />
      </button>
    </li>
  )
}
