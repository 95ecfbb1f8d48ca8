/** All roles beside each other: what each may do with every object. A click goes to the role. */
import type { ObjectRights } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Input } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { useBundle } from '../../check/use-checks.ts'
import { usePlace } from '../../draft/draft-context.tsx'
import { useGrowing } from '../../parts/use-growing.ts'
import { paths } from '../../paths.ts'
import { rightNames, scopeOf } from './role-document.ts'
import { useTexts } from './texts.ts'

export function CompareRoles({ current }: { readonly current: string }) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { workspace } = usePlace()
  const bundle = useBundle()
  const [words, setWords] = useState('')
  const roles = useMemo(
    () =>
      [...bundle.roles.values()].map(({ document }) => ({
        name: document.name,
        label: textIn(document.label, language) || document.name,
        isAdministrator: document.administrator === true,
        kpis: new Map((document.kpis ?? []).map((entry) => [entry.kpi, entry])),
        scorecards: new Map((document.scorecards ?? []).map((entry) => [entry.scorecard, entry.actions])),
        rights: new Map((document.objects ?? []).map((entry, index) => [entry.object, { entry, index }])),
      })),
    [bundle, language],
  )
  const wanted = words.trim().toLowerCase()
  const objects = useMemo(
    () =>
      [...bundle.objects.values()]
        .map(({ name, system, document }) => ({ name, system, label: textIn(document.label, language) || name }))
        .filter(({ name, label }) => wanted === '' || `${name} ${label}`.toLowerCase().includes(wanted))
        .sort((a, b) => Number(a.system) - Number(b.system) || a.label.localeCompare(b.label, language)),
    [bundle, language, wanted],
  )
  const blank = <span className="compare-none">–</span>
  const figures = [
    ...[...bundle.kpis.values()].map(({ document }) => ({
      ...{ key: `kpi:${document.name}`, part: 'kpis', label: textIn(document.label, language) || document.name },
      said: ({ kpis }: (typeof roles)[number]) => {
        const given = kpis.get(document.name)
        if (given === undefined) return blank
        return (
          <>
            <span>{t(`figures.scope.${given.scope ?? 'own'}`)}</span>
            {given.targets !== undefined && <small>{t(`figures.may.${given.targets}`)}</small>}
          </>
        )
      },
    })),
    ...[...bundle.scorecards.values()].map(({ document }) => ({
      ...{ key: `scorecard:${document.name}`, part: 'scorecards' },
      label: textIn(document.label, language) || document.name,
      said: ({ scorecards }: (typeof roles)[number]) => {
        const actions = scorecards.get(document.name)
        return actions === undefined ? blank : actions.map((one) => t(`figures.cycle.${one}`)).join(t('comma'))
      },
    })),
  ].filter(({ label }) => wanted === '' || label.toLowerCase().includes(wanted))
  const { shown, end } = useGrowing<HTMLDivElement>(objects.length, { first: 40 })
  return (
    <div className="compare">
      <Input
        allowClear
        className="rights-search"
        placeholder={t('search')}
        aria-label={t('search')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <div className="compare-scroll">
        <table>
          <caption>{t('compareCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('object')}</th>
              {roles.map(({ name, label }) => (
                <th key={name} scope="col" aria-current={name === current || undefined}>
                  <Link to={paths.document(workspace, `role:${name}`)}>{label}</Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {objects.slice(0, shown).map((object) => (
              <tr key={object.name}>
                <th scope="row">{object.label}</th>
                {roles.map(({ name, label, isAdministrator, rights }) => {
                  const found = rights.get(object.name)
                  const to = `${paths.document(workspace, `role:${name}`)}${found ? `?at=/objects/${found.index}` : ''}`
                  return (
                    <td key={name} aria-current={name === current || undefined}>
                      <Link to={to}>
                        <span className="visually-hidden">{`${label}, ${object.label}: `}</span>
                        {isAdministrator ? (
                          t('everything')
                        ) : found === undefined ? (
                          <span className="compare-none">–</span>
                        ) : (
                          <RightsInWords rights={found.entry} />
                        )}
                      </Link>
                    </td>
                  )
                })}
              </tr>
            ))}
            {figures.map((figure) => (
              <tr key={figure.key}>
                <th scope="row">{figure.label}</th>
                {roles.map((role) => (
                  <td key={role.name} aria-current={role.name === current || undefined}>
                    <Link to={`${paths.document(workspace, `role:${role.name}`)}?at=/${figure.part}`}>
                      <span className="visually-hidden">{`${role.label}, ${figure.label}: `}</span>
                      {role.isAdministrator ? t('everything') : figure.said(role)}
                    </Link>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <div ref={end} />
      </div>
    </div>
  )
}

function RightsInWords({ rights }: { readonly rights: ObjectRights }) {
  const { t } = useTexts()
  const given = rightNames.filter((right) => rights[right] === true)
  const scope = scopeOf(rights)
  const scopeName = typeof scope === 'object' ? 'condition' : scope
  if (given.length === 0) return <span className="compare-none">–</span>
  return (
    <>
      <span>
        {given.length === rightNames.length
          ? t('everything')
          : given.map((right) => t(`right.${right}`)).join(t('comma'))}
      </span>
      {rights.read === true && <small>{t(`scopes.${scopeName}`)}</small>}
    </>
  )
}
