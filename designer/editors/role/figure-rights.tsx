/** Whose figures a role sees, what it may do with their targets, with the cycles of scorecards, and with commission plans. */
import type { RoleDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Checkbox, Select } from 'antd'
import { useBundle } from '../../check/use-checks.ts'
import { setValue } from '../../document/command.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { Notes } from '../automation/notes.tsx'
import { json } from '../object/object-document.ts'
import {
  cycleActions,
  figureScopes,
  planActions,
  setCycleAction,
  setKpiScope,
  setKpiTargets,
  setPlanAction,
  targetRights,
} from './change-figure-rights.ts'
import type { PlacedProblem } from './rights-matrix.tsx'
import { useTexts } from './texts.ts'
import './figure-rights.css'

interface Props {
  readonly identity: string
  readonly role: RoleDocument
  readonly problems: readonly PlacedProblem[]
}

export function FigureRights({ identity, role, problems }: Props) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const draft = useDraft()
  const bundle = useBundle()
  const { kpis = [], scorecards = [], plans = [] } = role
  const save = (part: 'kpis' | 'scorecards' | 'plans', list: readonly unknown[], what: string) =>
    draft.run(setValue(identity, `/${part}`, list.length === 0 ? undefined : json(list), what))
  const none = { value: '', label: t('figures.nobody') }
  return (
    <>
      <Notes problems={problems.filter(({ pointer }) => /^\/(kpis|scorecards|plans)/.test(pointer))} />
      <table className="figure-rights">
        <caption>{t('figures.kpis')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('figures.kpi')}</th>
            <th scope="col">{t('figures.sees')}</th>
            <th scope="col">{t('figures.targets')}</th>
          </tr>
        </thead>
        <tbody>
          {[...bundle.kpis.values()].map(({ document: { name, label } }) => {
            const given = kpis.find(({ kpi }) => kpi === name)
            const title = textIn(label, language) || name
            return (
              <tr key={name} data-off={given === undefined || undefined}>
                <th scope="row">{title}</th>
                <td data-label={t('figures.sees')}>
                  <Select<string>
                    size="small"
                    className="figure-select"
                    aria-label={`${t('figures.sees')}: ${title}`}
                    value={given === undefined ? '' : (given.scope ?? 'own')}
                    options={[none, ...figureScopes.map((value) => ({ value, label: t(`figures.scope.${value}`) }))]}
                    onChange={(scope) =>
                      save(
                        'kpis',
                        setKpiScope(
                          kpis,
                          name,
                          figureScopes.find((one) => one === scope),
                        ),
                        title,
                      )
                    }
                  />
                </td>
                <td data-label={t('figures.targets')}>
                  {given !== undefined && (
                    <Select<string>
                      size="small"
                      className="figure-select"
                      aria-label={`${t('figures.targets')}: ${title}`}
                      value={given.targets ?? ''}
                      options={[
                        { value: '', label: t('figures.onlySee') },
                        ...targetRights.map((value) => ({ value, label: t(`figures.may.${value}`) })),
                      ]}
                      onChange={(right) =>
                        save(
                          'kpis',
                          setKpiTargets(
                            kpis,
                            name,
                            targetRights.find((one) => one === right),
                          ),
                          title,
                        )
                      }
                    />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {bundle.scorecards.size > 0 && (
        <table className="figure-rights">
          <caption>{t('figures.scorecards')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('figures.scorecard')}</th>
              {cycleActions.map((action) => (
                <th key={action} scope="col">
                  {t(`figures.cycle.${action}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...bundle.scorecards.values()].map(({ document: { name, label } }) => {
              const title = textIn(label, language) || name
              const actions = scorecards.find(({ scorecard }) => scorecard === name)?.actions ?? []
              return (
                <tr key={name} data-off={actions.length === 0 || undefined}>
                  <th scope="row">{title}</th>
                  {cycleActions.map((action) => (
                    <td key={action} data-label={t(`figures.cycle.${action}`)}>
                      <Checkbox
                        aria-label={`${t(`figures.cycle.${action}`)}: ${title}`}
                        checked={actions.includes(action)}
                        onChange={({ target }) =>
                          save('scorecards', setCycleAction(scorecards, name, action, target.checked), title)
                        }
                      />
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {bundle.plans.size > 0 && (
        <table className="figure-rights">
          <caption>{t('figures.plans')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('figures.plan')}</th>
              {planActions.map((action) => (
                <th key={action} scope="col">
                  {t(`figures.does.${action}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...bundle.plans.values()].map(({ document: { name, label } }) => {
              const title = textIn(label, language) || name
              const actions = plans.find(({ plan }) => plan === name)?.actions ?? []
              return (
                <tr key={name} data-off={actions.length === 0 || undefined}>
                  <th scope="row">{title}</th>
                  {planActions.map((action) => (
                    <td key={action} data-label={t(`figures.does.${action}`)}>
                      <Checkbox
                        aria-label={`${t(`figures.does.${action}`)}: ${title}`}
                        checked={actions.includes(action) || (action === 'see' && actions.length > 0)}
                        disabled={action === 'see' && actions.some((one) => one !== 'see')}
                        onChange={({ target }) =>
                          save('plans', setPlanAction(plans, name, action, target.checked), title)
                        }
                      />
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </>
  )
}
