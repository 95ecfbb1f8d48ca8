/** A contest: what people are ranked by, who with whom, and what places win. */
import type { plans } from '@attain/engine/metadata'
import { DecimalInput } from '../../settings/decimal-input.tsx'
import { ChoiceField, DecimalField } from '../../settings/pick-fields.tsx'
import { RowTable } from '../../settings/row-table.tsx'
import { usePlan } from '../plan-context.tsx'
import { useDocuments } from '../sentence/use-names.ts'
import { useTexts } from '../texts.ts'
import { withTies } from './contest-ties.ts'

interface Props {
  readonly contest: plans.ContestRank
  readonly pointer: string
}

export function ContestSettings({ contest, pointer }: Props) {
  const { t } = useTexts()
  const { bundle, currency, words, set } = usePlan()
  const kpis = useDocuments(bundle.kpis.values())
  const { kpi, among, prizes, ties = 'share', second, atLeast } = contest
  const place = (property: string) => ({ definition: 'ContestRank', property, pointer: `${pointer}/${property}` })
  const prize = words('ContestRank', 'prizes').title
  return (
    <>
      <div className="setting-fields">
        <ChoiceField {...place('kpi')} value={kpi} required choices={kpis} />
        <ChoiceField {...place('among')} value={among} usual="plan" />
        <DecimalField {...place('atLeast')} value={atLeast} placeholder={t('contest.noLeast')} />
        <ChoiceField
          {...place('ties')}
          value={ties}
          usual="share"
          onSet={(next = 'share') =>
            set(pointer, withTies(contest, next, kpis[0]?.value), words('ContestRank', 'ties').title)
          }
        />
        {(ties === 'second' || second !== undefined) && (
          <ChoiceField {...place('second')} value={second} required={ties === 'second'} choices={kpis} />
        )}
      </div>
      <RowTable<plans.Decimal>
        pointer={`${pointer}/prizes`}
        title={prize}
        entry={prize}
        rows={prizes}
        most={100}
        add={t('contest.addPrize')}
        begin={() => prizes.at(-1) ?? 1000}
        columns={[
          { name: t('contest.place'), cell: (_, { index }) => index + 1 },
          {
            name: prize,
            cell: (value, { label, change }) => (
              <DecimalInput
                label={label}
                suffix={currency}
                value={value}
                onChange={(next) => next !== undefined && change(next)}
              />
            ),
          },
        ]}
      />
    </>
  )
}
