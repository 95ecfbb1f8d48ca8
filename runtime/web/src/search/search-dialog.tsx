/** Search everything: records by words, places to go, things to create. Arrows choose, Enter opens. */

import {
  CheckSquareOutlined,
  EnterOutlined,
  PlusOutlined,
  QuestionCircleOutlined,
  SearchOutlined,
} from '@ant-design/icons'
import { textIn } from '@attain/form'
import { searchRecords } from '@attain/ui/api'
import { explain } from '@attain/ui/feedback'
import { NamedIcon } from '@attain/ui/parts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { flatten, type Place } from '../shell/navigation.ts'
import { performancePlaces } from '../shell/performance-places.tsx'
import './search.css'

const SHOWN = 12
const LIST_ID = 'search-results'

interface Result {
  readonly key: string
  readonly group: 'records' | 'go' | 'create'
  readonly label: string
  readonly hint?: string | undefined
  readonly icon: ReactNode
  readonly href: string
}

export default function SearchDialog({
  places,
  onClose,
}: {
  readonly places: readonly Place[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const { workspace, objects, language, app } = useApplication()
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const asked = useDeferredValue(words.trim())
  const search = useQuery({
    queryKey: keys.search(workspace, asked),
    queryFn: ({ signal }) => searchRecords(asked, [], SHOWN, signal),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  })

  const results = useMemo<Result[]>(() => {
    const matches = (text: string) => text.toLowerCase().includes(asked.toLowerCase())
    const records =
      asked === ''
        ? []
        : (search.data?.items ?? []).flatMap((item): Result[] => {
            const object = objects.get(item.object)
            if (!object) return []
            const label = textIn(object.label, language)
            return [
              {
                key: item.id,
                group: 'records',
                label: item.name,
                hint: [label, item.hint].filter(Boolean).join(' · '),
                icon: <NamedIcon name={object.icon} label={label} />,
                href: paths.record(workspace, object.name, item.id),
              },
            ]
          })
    const help: Result = {
      key: 'go-help-formulas',
      group: 'go',
      label: t('search.go', { place: t('help.formulas') }),
      hint: t('help.open'),
      icon: <QuestionCircleOutlined aria-hidden />,
      href: paths.formulas(workspace),
    }
    const inbox: Result = {
      key: 'go-inbox',
      group: 'go',
      label: t('search.go', { place: t('nav.inbox') }),
      icon: <CheckSquareOutlined aria-hidden />,
      href: paths.inbox(workspace),
    }
    const go = [
      ...(app.hasApprovals ? [inbox] : []),
      ...performancePlaces(app, workspace, t).map(
        ({ key, icon, label, href }): Result => ({
          ...{ key: `go-${key}`, group: 'go', icon, href },
          label: t('search.go', { place: label }),
        }),
      ),
      ...flatten(places).map((place): Result => {
        const label = textIn(place.page.label, language)
        return {
          key: `go-${place.page.name}`,
          group: 'go',
          label: t('search.go', { place: label }),
          icon: <NamedIcon name={place.icon} label={label} />,
          href: place.href ?? '',
        }
      }),
      help,
    ].filter((result) => matches(result.label))
    const create = [...objects.values()]
      .filter(
        (object) =>
          object.rights.create &&
          flatten(places).some(({ page }) => page.content.type === 'list' && page.content.object === object.name),
      )
      .map(
        (object): Result => ({
          key: `create-${object.name}`,
          group: 'create',
          label: t('search.create', { object: textIn(object.label, language) }),
          icon: <PlusOutlined aria-hidden />,
          href: paths.create(workspace, object.name),
        }),
      )
      .filter((result) => matches(result.label))
    return [...records, ...go, ...create]
  }, [asked, search.data, objects, places, language, workspace, t, app])

  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, other results: start at the first
  useEffect(() => setAt(0), [asked])
  useEffect(() => {
    document.getElementById(`search-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const open = (result: Result | undefined) => {
    if (!result) return
    onClose()
    void navigate(result.href)
  }
  // Enter right after typing means what comes for these words, not what is still there for the ones before.
  const settled = asked === words.trim() && (asked === '' || !(search.isPending || search.isPlaceholderData))
  const [entered, setEntered] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: waits for the results only
  useEffect(() => {
    if (!entered || !settled) return
    setEntered(false)
    open(results[0])
  }, [entered, settled])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt((now) => Math.min(results.length - 1, now + 1))
    else if (event.key === 'ArrowUp') setAt((now) => Math.max(0, now - 1))
    else if (event.key === 'Enter' && !settled && at === 0) setEntered(true)
    else if (event.key === 'Enter') open(results[at])
    else return
    event.preventDefault()
  }
  const titles = { records: t('search.records'), go: t('search.places'), create: t('search.new') }

  return (
    <Modal
      open
      footer={null}
      closable={false}
      onCancel={onClose}
      width={600}
      className="search-dialog"
      title={<span className="visually-hidden">{t('search.open')}</span>}
      style={{ top: '10vh' }}
    >
      <div className="search-input">
        <SearchOutlined aria-hidden />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog is opened to type
          autoFocus
          role="combobox"
          aria-expanded={results.length > 0}
          aria-controls={LIST_ID}
          aria-activedescendant={results[at] ? `search-${at}` : undefined}
          aria-label={t('search.open')}
          placeholder={t('search.placeholder')}
          value={words}
          maxLength={200}
          onChange={(event) => {
            setEntered(false)
            setWords(event.target.value)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        id={LIST_ID}
        role="listbox"
        aria-label={t('search.results')}
        className="search-results"
        aria-busy={search.isFetching}
      >
        {results.map((result, i) => (
          <div key={result.key} role="presentation">
            {results[i - 1]?.group !== result.group && (
              <div className="search-group" role="presentation">
                {titles[result.group]}
              </div>
            )}
            {/* biome-ignore lint/a11y: the keyboard is handled by the combobox above */}
            <div
              id={`search-${i}`}
              role="option"
              aria-selected={i === at}
              className="search-result"
              onMouseMove={() => setAt(i)}
              onClick={() => open(result)}
            >
              {result.icon}
              <span className="search-words">
                <span>{result.label}</span>
                {result.hint && <small>{result.hint}</small>}
              </span>
              {i === at && <EnterOutlined aria-hidden />}
            </div>
          </div>
        ))}
        {search.isError && <p role="alert">{explain(search.error, t)}</p>}
        {results.length === 0 && !search.isFetching && !search.isError && (
          <p>{t('search.nothing', { words: asked })}</p>
        )}
      </div>
    </Modal>
  )
}
