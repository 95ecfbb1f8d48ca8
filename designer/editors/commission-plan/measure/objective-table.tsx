/** Objectives with their weights, which are the whole together. */
import type { plans } from '@attain/engine/metadata'
import { DecimalInput } from '../../settings/decimal-input.tsx'
import { freeName } from '../../settings/free-name.ts'
import { RowTable } from '../../settings/row-table.tsx'
import { WeightSum } from '../../settings/weight-sum.tsx'
import { WordsInline } from '../../settings/words-inline.tsx'
import { usePlan } from '../plan-context.tsx'
import { PickWord } from '../sentence/pick-word.tsx'
import { useTexts } from '../texts.ts'
import { beginObjective } from './begin-measure.ts'
import { keyOfCard, useCardResults } from './use-card-results.ts'

interface Props {
  readonly objectives: readonly plans.Objective[]
  readonly pointer: string
}

export function ObjectiveTable({ objectives, pointer }: Props) {
  const { t } = useTexts()
  const { words, set } = usePlan()
  const { title } = words('Objectives', 'objectives')
  const results = useCardResults()
  return (
    <RowTable<plans.Objective>
      pointer={pointer}
      title={title}
      entry={words('Objective', '').title}
      rows={objectives}
      most={30}
      isWide
      add={t('objective.add')}
      begin={() => beginObjective(freeName('objective', objectives))}
      columns={[
        {
          name: words('Objective', 'label').title,
          cell: (objective, { label, change }) => (
            <WordsInline
              label={label}
              value={objective.label}
              onChange={(next) => change({ ...objective, label: next })}
            />
          ),
        },
        {
          name: words('Objective', 'weight').title,
          cell: (objective, { label, isBad, change }) => (
            <DecimalInput
              label={label}
              suffix="%"
              isBad={isBad}
              value={objective.weight}
              onChange={(weight) => weight !== undefined && change({ ...objective, weight })}
            />
          ),
        },
        {
          name: words('Objective', 'card').title,
          cell: ({ card, ...objective }, { label, change }) => (
            <PickWord
              label={label}
              value={keyOfCard(card)}
              choices={results}
              onChange={(next) => {
                const chosen = results.find(({ value }) => value === next)?.card
                change({ ...objective, ...(chosen !== undefined && { card: chosen }) })
              }}
            />
          ),
        },
      ]}
    >
      <WeightSum
        weights={objectives.map(({ weight }) => weight)}
        onEven={(weights) =>
          set(
            pointer,
            objectives.map((one, at) => ({ ...one, weight: weights[at] ?? one.weight })),
            title,
          )
        }
      />
    </RowTable>
  )
}
