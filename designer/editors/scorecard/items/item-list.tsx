/** What counts on a card: items with their weights, or bonus and penalty points. */

import { kinds, type scorecards } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { searchByLabel } from '@attain/ui/parts'
import { Select } from 'antd'
import { insertEntry } from '../../../document/command.ts'
import { useDraft } from '../../../draft/draft-context.tsx'
import { json } from '../../object/object-document.ts'
import { DecimalInput } from '../../settings/decimal-input.tsx'
import { WeightSum } from '../../settings/weight-sum.tsx'
import { Spark } from '../curve/spark.tsx'
import { Entries } from '../parts/entries.tsx'
import { useKpis } from '../parts/use-kpis.ts'
import { sayRule } from '../rules/say-rule.ts'
import { useScorecard } from '../scorecard-context.tsx'
import { useTexts } from '../texts.ts'
import { beginItem } from './begin-item.ts'
import { ItemBody } from './item-body.tsx'

const MOST = 50

export function ItemList() {
  const { t } = useTexts()
  const { scorecard, words, set } = useScorecard()
  const said = useSaid('items')
  return (
    <Entries
      list="items"
      fewest={1}
      head={
        <div className="score-table-head" aria-hidden>
          <span />
          <span>{words('Item', 'rule').title}</span>
          <span>{words('Item', 'weight').title}</span>
        </div>
      }
      said={said}
      aside={(item, index) => (
        <>
          <Spark item={item} />
          <DecimalInput
            label={t('weightOf', { name: said.labelOf(item) })}
            suffix="%"
            value={item.weight}
            onChange={(weight) =>
              weight === undefined ? undefined : set(`/items/${index}/weight`, weight, said.labelOf(item))
            }
          />
        </>
      )}
      body={(item, pointer) => <ItemBody definition="Item" entry={item} pointer={pointer} />}
    >
      <div className="score-table-foot">
        <AddItem list="items" />
        <WeightSum
          weights={scorecard.items.map(({ weight }) => weight)}
          onEven={(weights) =>
            set(
              '/items',
              scorecard.items.map((item, index) => ({ ...item, weight: weights[index] ?? item.weight })),
              words('Item', 'weight').title,
            )
          }
        />
      </div>
    </Entries>
  )
}

export function AdjustmentList() {
  const said = useSaid('adjustments')
  return (
    <Entries
      list="adjustments"
      said={said}
      aside={(one) => <Spark item={one} isAdjustment />}
      body={(one, pointer) => <ItemBody definition="Adjustment" entry={one} pointer={pointer} />}
    >
      <AddItem list="adjustments" />
    </Entries>
  )
}

type Entry = scorecards.Item | scorecards.Adjustment

/** "Sales: full points × figure ÷ target". */
function useSaid(list: 'items' | 'adjustments') {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { bundle } = useScorecard()
  const labelOf = ({ label, name }: Pick<Entry, 'label' | 'name'>) => textIn(label, language) || name
  const said = (entry: Entry) => {
    const { kpi } = entry
    const document = kpi === undefined ? undefined : bundle.kpis.get(kpi)?.document
    const source = kpi === undefined ? [] : [document === undefined ? kpi : labelOf(document)]
    return [...source, sayRule(entry, t, list === 'adjustments')].join(' · ')
  }
  return Object.assign(said, { labelOf })
}

/** An item is one more KPI that counts, or something that people score. */
function AddItem({ list }: { readonly list: 'items' | 'adjustments' }) {
  const { t } = useTexts()
  const draft = useDraft()
  const [language] = useLanguage()
  const { identity, scorecard, bundle, set, words } = useScorecard()
  const kpis = useKpis()
  const entries = scorecard[list] ?? []
  if (entries.length >= MOST) return null
  const byPeople = { value: '', label: t('byPeople') }
  const label = t(list === 'items' ? 'addItem' : 'addAdjustment')
  return (
    <Select<string | null>
      className="score-add"
      aria-label={label}
      placeholder={label}
      value={null}
      popupMatchSelectWidth={false}
      showSearch={searchByLabel}
      options={[byPeople, { label: textIn(kinds.kpi.pluralLabel, language), options: [...kpis] }]}
      onChange={(chosen) => {
        if (chosen === null) return
        const entry = beginItem(list, chosen === '' ? undefined : bundle.kpis.get(chosen)?.document, scorecard)
        const index = entries.length
        if (scorecard[list] === undefined) set(`/${list}`, [entry], words('', list).title)
        else draft.run(insertEntry(identity, `/${list}`, index, json(entry), entry.label.en))
      }}
    />
  )
}
