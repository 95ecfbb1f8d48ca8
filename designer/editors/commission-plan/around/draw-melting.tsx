/** How much of a draw is given, period by period: 100, 75, 50 and so on, then no more. */
import type { plans } from '@attain/engine/metadata'
import { Checkbox } from 'antd'
import { DecimalInput } from '../../settings/decimal-input.tsx'
import { RowTable } from '../../settings/row-table.tsx'
import { usePlan } from '../plan-context.tsx'
import { useTexts } from '../texts.ts'

interface Props {
  readonly draw: plans.Draw
  readonly pointer: string
}

const usualMelting: readonly plans.Decimal[] = [100, 75, 50, 25]

export function DrawMelting({ draw, pointer }: Props) {
  const { t } = useTexts()
  const { words, set } = usePlan()
  const { percents } = draw
  const { title } = words('Draw', 'percents')
  return (
    <>
      <Checkbox
        checked={percents !== undefined}
        onChange={({ target }) => {
          const { percents: _, periods: __, ...rest } = draw
          // per cents say for how long, too
          set(pointer, target.checked ? { ...rest, percents: usualMelting } : rest, title)
        }}
      >
        {t('draw.melting')}
      </Checkbox>
      {percents !== undefined && (
        <RowTable<plans.Decimal>
          pointer={`${pointer}/percents`}
          title={title}
          entry={t('draw.period')}
          rows={percents}
          most={60}
          add={t('draw.addPeriod')}
          begin={() => Math.max(0, Number(percents.at(-1) ?? 100) - 25)}
          columns={[
            { name: t('draw.period'), cell: (_, { index }) => index + 1 },
            {
              name: t('draw.part'),
              cell: (percent, { label, isBad, change }) => (
                <DecimalInput
                  label={label}
                  suffix="%"
                  isBad={isBad}
                  value={percent}
                  onChange={(next) => next !== undefined && change(next)}
                />
              ),
            },
          ]}
        />
      )}
    </>
  )
}
