/** What a role may do: objects down, rights across. Those of the system stand in a group of their own. */
import type { LinkedObject, ObjectRights, Problem, RoleDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Input } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useBundle } from '../../check/use-checks.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { useGrowing } from '../../parts/use-growing.ts'
import type { RightsChange } from './change-rights.ts'
import { MatrixHead } from './matrix-head.tsx'
import { changeRights } from './rights-command.ts'
import { RightsRow } from './rights-row.tsx'
import { MATRIX_COLUMNS } from './role-document.ts'
import { useTexts } from './texts.ts'

export type PlacedProblem = Problem & { readonly pointer: string }

interface Props {
  readonly identity: string
  readonly role: RoleDocument
  readonly problems: readonly PlacedProblem[]
  /** Where in the document somebody wants to go. */
  readonly at: string | null
}

/** Changes rights on these objects; `what` says it in words. */
export type ChangeRights = (objects: readonly string[], change: RightsChange, what: string) => void

const noProblems: readonly PlacedProblem[] = []
const none: readonly ObjectRights[] = []
/** From so many objects on there is a search. */
const MANY = 12

export function RightsMatrix({ identity, role, problems, at }: Props) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const draft = useDraft()
  const bundle = useBundle()
  const [words, setWords] = useState('')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const table = useRef<HTMLTableElement>(null)
  const rights = role.objects ?? none

  const change = useCallback<ChangeRights>(
    (objects, how, what) => draft.run(changeRights(identity, objects, how, { key: 'change', what })),
    [draft, identity],
  )
  const toggle = useCallback(
    (object: string) =>
      setOpen((before) =>
        before.has(object) ? new Set([...before].filter((one) => one !== object)) : new Set([...before, object]),
      ),
    [],
  )
  const objects = useMemo(() => sorted([...bundle.objects.values()], language), [bundle, language])
  const wanted = words.trim().toLowerCase()
  const found = useMemo(
    () =>
      wanted === ''
        ? objects
        : objects.filter(({ name, document }) =>
            [name, document.label?.en, document.label?.['zh-CN']].some((text) => text?.toLowerCase().includes(wanted)),
          ),
    [objects, wanted],
  )
  const { shown, end, reach } = useGrowing<HTMLDivElement>(found.length, { first: 24, step: 30 })
  const entries = useMemo(() => new Map(rights.map((entry, index) => [entry.object, { entry, index }])), [rights])
  const problemsOf = useMemo(() => byObject(problems, rights), [problems, rights])

  const latest = useRef({ rights, objects, reach })
  latest.current = { rights, objects, reach }
  useEffect(() => {
    const [, index, part] = /^\/objects\/(\d+)(?:\/(\w+))?/.exec(at ?? '') ?? []
    const object = latest.current.rights[Number(index)]?.object
    if (index === undefined || object === undefined) return
    latest.current.reach(latest.current.objects.findIndex(({ name }) => name === object))
    if (part === 'fields' || part === 'otherFields') setOpen((before) => new Set([...before, object]))
    // the row may just be coming
    const frame = requestAnimationFrame(() => {
      const row = table.current?.querySelector<HTMLElement>(`[data-object="${CSS.escape(object)}"]`)
      row?.scrollIntoView({ block: 'center' })
      row?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [at])

  const row = (object: LinkedObject) => (
    <RightsRow
      key={object.name}
      object={object}
      rights={entries.get(object.name)?.entry}
      all={open.has(object.name) ? rights : none}
      pointer={`/objects/${entries.get(object.name)?.index ?? rights.length}`}
      problems={problemsOf.get(object.name) ?? noProblems}
      isOpen={open.has(object.name)}
      onToggle={toggle}
      onChange={change}
    />
  )
  const visible = found.slice(0, shown)
  const groups = [
    { key: 'own', objects: visible.filter(({ system }) => !system) },
    { key: 'system', objects: visible.filter(({ system }) => system) },
  ] as const
  const orphans = rights.flatMap(({ object }, index) => (bundle.objects.has(object) ? [] : [{ object, index }]))
  return (
    <div className="rights">
      {objects.length > MANY && (
        <Input.Search
          allowClear
          className="rights-search"
          placeholder={t('search')}
          aria-label={t('search')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      )}
      <table ref={table} className="rights-table">
        <caption>{t('caption', { role: textIn(role.label, language) })}</caption>
        <MatrixHead objects={found} entries={entries} isAll={wanted === ''} onChange={change} />
        {groups.map(
          (group) =>
            group.objects.length > 0 && (
              <tbody key={group.key}>
                <tr className="rights-group">
                  <th colSpan={MATRIX_COLUMNS} scope="rowgroup">
                    {t(`group.${group.key}`)}
                  </th>
                </tr>
                {group.objects.map(row)}
              </tbody>
            ),
        )}
      </table>
      <div ref={end} />
      {found.length === 0 && <p className="rights-none">{t('nothing', { words })}</p>}
      {orphans.map(({ object, index }) => (
        <p key={`${object} ${index}`} className="is-error">
          {t('orphan', { object })}
        </p>
      ))}
    </div>
  )
}

/** Objects of the application first, each group by label. */
function sorted(objects: readonly LinkedObject[], language: 'en' | 'zh-CN'): readonly LinkedObject[] {
  const label = ({ document, name }: LinkedObject) => textIn(document.label, language) || name
  return objects.toSorted((a, b) => Number(a.system) - Number(b.system) || label(a).localeCompare(label(b), language))
}

function byObject(
  problems: readonly PlacedProblem[],
  rights: readonly ObjectRights[],
): ReadonlyMap<string, readonly PlacedProblem[]> {
  const found = new Map<string, PlacedProblem[]>()
  for (const problem of problems) {
    const index = /^\/objects\/(\d+)/.exec(problem.pointer)?.[1]
    const object = index === undefined ? undefined : rights[Number(index)]?.object
    if (object !== undefined) found.set(object, [...(found.get(object) ?? []), problem])
  }
  return found
}
