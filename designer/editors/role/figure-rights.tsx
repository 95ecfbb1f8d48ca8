/** Whose figures a role sees, what it may do with their targets, with the cycles of scorecards, and with commission plans. */
import type { RoleDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Checkbox } from 'antd'
import { useBundle } from '../../check/use-checks.ts'
import { setValue } from '../../document/command.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { Notes } from '../automation/notes.tsx'
import { json } from '../object/object-document.ts'
import { planActions, setPlanAction } from './change-figure-rights.ts'
import { CycleCells, CycleHeads } from './cycle-cells.tsx'
import { FigureCells } from './figure-cells.tsx'
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
  const savePlans = (list: readonly unknown[], what: string) =>
    draft.run(setValue(identity, '/plans', list.length === 0 ? undefined : json(list), what))
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
            const title = textIn(label, language) || name
            return (
              <tr key={name} data-off={!kpis.some(({ kpi }) => kpi === name) || undefined}>
                <th scope="row">{title}</th>
                <FigureCells role={role} kpi={name} title={title} />
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
              <CycleHeads />
            </tr>
          </thead>
          <tbody>
            {[...bundle.scorecards.values()].map(({ document: { name, label } }) => {
              const title = textIn(label, language) || name
              return (
                <tr key={name} data-off={!scorecards.some(({ scorecard }) => scorecard === name) || undefined}>
                  <th scope="row">{title}</th>
                  <CycleCells role={role} scorecard={name} title={title} />
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
                        onChange={({ target }) => savePlans(setPlanAction(plans, name, action, target.checked), title)}
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
