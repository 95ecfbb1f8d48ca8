/** Instalments: how much of a payment is due how many periods later; together they are the whole. */
import type { plans } from '@attain/engine/metadata'
import { InputNumber } from 'antd'
import { DecimalInput } from '../../settings/decimal-input.tsx'
import { RowTable } from '../../settings/row-table.tsx'
import { WeightSum } from '../../settings/weight-sum.tsx'
import { usePlan } from '../plan-context.tsx'
import { useTexts } from '../texts.ts'

interface Props {
  readonly schedule: readonly plans.Instalment[]
  readonly pointer: string
}

export function ScheduleTable({ schedule, pointer }: Props) {
  const { t } = useTexts()
  const { words, set } = usePlan()
  const title = words('', 'schedule').title
  const percents = schedule.map(({ percent }) => percent)
  const missing = 100 - percents.reduce((total: number, percent) => total + Number(percent), 0)
  return (
    <RowTable<plans.Instalment>
      pointer={pointer}
      title={title}
      entry={words('Instalment', '').title}
      rows={schedule}
      most={60}
      isToldAbove
      add={t('schedule.add')}
      begin={() => ({ percent: Math.max(0, missing), after: (schedule.at(-1)?.after ?? -1) + 1 })}
      columns={[
        {
          name: words('Instalment', 'percent').title,
          cell: (one, { label, isBad, change }) => (
            <DecimalInput
              label={label}
              suffix="%"
              isBad={isBad}
              value={one.percent}
              onChange={(percent) => percent !== undefined && change({ ...one, percent })}
            />
          ),
        },
        {
          name: words('Instalment', 'after').title,
          cell: (one, { label, change }) => (
            <InputNumber
              className="decimal-input"
              controls={false}
              aria-label={label}
              min={0}
              max={120}
              precision={0}
              value={one.after}
              onChange={(after) => after !== null && change({ ...one, after })}
            />
          ),
        },
      ]}
    >
      <WeightSum
        weights={percents}
        onEven={(even) =>
          set(
            pointer,
            schedule.map((one, at) => ({ ...one, percent: even[at] ?? one.percent })),
            title,
          )
        }
      />
    </RowTable>
  )
}
