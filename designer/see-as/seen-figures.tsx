/** Whose figures they see and whose targets they may propose or set, the KPIs of the same people together. */
import { figuresOf, mayWithScorecard, targetRightsOf } from '@attain/engine/access'
import type { Condition } from '@attain/engine/formula'
import type { Model } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

const rights = ['sees', 'proposes', 'sets'] as const
const cycleActions = ['run', 'calibrate'] as const
const people = ['all', 'subordinates', 'team', 'own'] as const
type People = (typeof people)[number]

interface Props {
  readonly model: Model
  readonly roles: readonly string[]
}

export function SeenFigures({ model, roles }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const lines = useMemo(() => linesOf(model, roles), [model, roles])
  const cycles = [...model.scorecards.values()].flatMap(({ document }) => {
    const actions = cycleActions.filter((action) => mayWithScorecard(model, roles, document.name, action))
    return actions.length === 0 ? [] : [{ scorecard: document, actions }]
  })
  if (model.kpis.size === 0) return null
  const nameOf = (kpi: string) => textIn(model.kpis.get(kpi)?.label, language) || kpi
  return (
    <section className="seen-figures">
      <h2>{t('seeAs.figures.title')}</h2>
      {lines.length === 0 && cycles.length === 0 && <p className="see-as-none">{t('seeAs.figures.none')}</p>}
      <dl>
        {lines.map(({ right, whose, kpis }) => (
          <div key={`${right} ${whose.join(' ')}`}>
            <dt>
              {t(`seeAs.figures.${right}`, {
                people: whose.map((one) => t(`seeAs.figures.of.${one}`)).join(t('words.comma')),
              })}
            </dt>
            <dd>{kpis.map(nameOf).join(t('words.comma'))}</dd>
          </div>
        ))}
        {cycles.map(({ scorecard, actions }) => (
          <div key={scorecard.name}>
            <dt>{actions.map((action) => t(`seeAs.figures.cycle.${action}`)).join(t('words.comma'))}</dt>
            <dd>{textIn(scorecard.label, language) || scorecard.name}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

interface Line {
  readonly right: (typeof rights)[number]
  readonly whose: readonly People[]
  readonly kpis: string[]
}

function linesOf(model: Model, roles: readonly string[]): readonly Line[] {
  const lines = new Map<string, Line>()
  for (const right of rights)
    for (const { name } of model.kpis.values()) {
      const targets = targetRightsOf(model, roles, name)
      const condition = { sees: figuresOf(model, roles, name), proposes: targets.propose, sets: targets.set }[right]
      const whose = peopleIn(condition)
      // who may set may propose the same
      const isSaid = right === 'proposes' && peopleIn(targets.set).join() === whose.join()
      if (whose.length === 0 || isSaid) continue
      const key = `${right} ${whose.join(' ')}`
      const line = lines.get(key) ?? { right, whose, kpis: [] }
      line.kpis.push(name)
      lines.set(key, line)
    }
  return [...lines.values()]
}

function peopleIn(condition: Condition): readonly People[] {
  switch (condition.op) {
    case 'always':
      return ['all']
    case 'or':
      return people.filter((one) => condition.args.some((part) => peopleIn(part).includes(one)))
    default:
      return people.filter((one) => one === condition.op)
  }
}
