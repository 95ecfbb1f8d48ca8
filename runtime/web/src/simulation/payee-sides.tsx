/** One payee, period by period: the lines as they are, beside those that would be. */
import type { SimulatedPayee, SimulatedStatements, SimulationAsked, StatementComponent } from '@attain/contract'
import { textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { useQuery } from '@tanstack/react-query'
import { Drawer, Skeleton } from 'antd'
import { type ReactNode, useState } from 'react'
import { getSimulatedStatements } from '../api/simulations.ts'
import { useApplication } from '../application/application.tsx'
import { Deals } from './deals.tsx'
import { simulationKeys } from './keys.ts'
import { SideLines } from './side-lines.tsx'
import { useSimulationTexts } from './texts.ts'

interface PayeeSidesProps {
  readonly plan: string
  readonly asked: SimulationAsked
  readonly payee: SimulatedPayee
  readonly currency: string
  readonly onClose: () => void
}

/** Of either side, in the order in which they are paid. */
function componentsOf(sides: SimulatedStatements | undefined, period: string): readonly StatementComponent[] {
  const all = [...(sides?.before ?? []), ...(sides?.after ?? [])].filter((one) => one.period.key === period)
  return [...new Map(all.flatMap(({ components }) => components).map((one) => [one.name, one])).values()]
}

/** What is in it is asked for when it is opened. */
function Opened({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="simulation-deals" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && children}
    </details>
  )
}

export function PayeeSides({ plan, asked, payee: { payee }, currency, onClose }: PayeeSidesProps) {
  const { t } = useSimulationTexts()
  const { workspace, language } = useApplication()
  const body = { ...asked, payee: payee.id }
  const answer = useQuery({
    queryKey: simulationKeys.statements(workspace, plan, body, language),
    queryFn: ({ signal }) => getSimulatedStatements(plan, body, signal),
  })
  const { data } = answer
  const periods = new Map([...(data?.before ?? []), ...(data?.after ?? [])].map(({ period }) => [period.key, period]))
  return (
    <Drawer open size="large" title={payee.name} onClose={onClose}>
      {answer.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {answer.isError && <Failure error={answer.error} retry={() => void answer.refetch()} />}
      {[...periods.values()].map(({ key, name }) => (
        <section key={key} className="simulation-part">
          <h3>{name}</h3>
          <div className="simulation-two">
            {(['before', 'after'] as const).map((side) => (
              <div key={side} className="simulation-part">
                <small className="commission-hidden">{t(side)}</small>
                <SideLines statement={data?.[side].find(({ period }) => period.key === key)} currency={currency} />
              </div>
            ))}
          </div>
          {componentsOf(data, key).map(({ name: component, label }) => (
            <Opened key={component} title={t('deals.open', { component: textIn(label, language) || component })}>
              <Deals plan={plan} asked={{ ...body, period: key, component }} />
            </Opened>
          ))}
        </section>
      ))}
    </Drawer>
  )
}
