/** Scenarios of a plan: what was supposed before, with what came of it. */
import { dateLocale, showMoment } from '@attain/form'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { getScenarios } from '../api/simulations.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { Difference } from '../commission/difference.tsx'
import { simulationKeys } from './keys.ts'
import { useSimulationTexts } from './texts.ts'

export function Scenarios({ plan }: { readonly plan: string }) {
  const { t } = useSimulationTexts()
  const { workspace, language } = useApplication()
  const { data } = useQuery({
    queryKey: simulationKeys.scenarios(workspace, plan),
    queryFn: ({ signal }) => getScenarios(plan, signal),
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <section className="commission-section">
      <h2>{t('scenarios.title')}</h2>
      <ul className="rows commission-rows">
        {data.items.map(({ id, name, madeBy, madeAt, paid, currency }) => (
          <li key={id}>
            <span className="rows-main">
              <Link to={paths.scenario(workspace, id)}>{name}</Link>
              <small>
                {[madeBy?.name, showMoment(madeAt, dateLocale(language))]
                  .filter((part) => part !== undefined)
                  .join(' · ')}
              </small>
            </span>
            {paid !== null && <Difference of={paid} currency={currency} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
