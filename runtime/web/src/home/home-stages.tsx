import type { FieldBody, ObjectBody } from '@attain/contract'
import { OptionTag, textIn } from '@attain/form'
import type { Logic } from '@attain/form/filter'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { sumFieldOf, useStageTotals } from '../board/use-stage-totals.ts'
import { shortNumber } from '../value/number-format.ts'
import { showValue } from '../value/show-value.ts'

interface HomeStagesProps {
  readonly object: ObjectBody
  readonly stage: FieldBody
  /** Whose records; missing for all. */
  readonly scope: Logic | undefined
}

/** How many records stand at each stage and what they come to; each figure leads to its records. */
export function HomeStages({ object, stage, scope }: HomeStagesProps) {
  const { workspace, language, views } = useApplication()
  const sumField = sumFieldOf(object, views.find((each) => each.object === object.name && each.board)?.board)
  const query = useMemo(() => (scope ? { filter: scope } : {}), [scope])
  const totalOf = useStageTotals(object, stage.name, sumField, query)
  const hrefOf = (option: string) => {
    const here: Logic = { '==': [{ var: stage.name }, option] }
    const filter = JSON.stringify(scope ? { and: [scope, here] } : here)
    return `${paths.list(workspace, object.name)}?as=table&filter=${encodeURIComponent(filter)}`
  }
  return (
    <ul className="home-stages" aria-label={textIn(stage.label, language)}>
      {stage.options?.map((option) => {
        const total = totalOf(option.value)
        const exact = sumField && total ? showValue(total.sum, sumField, object.name, language) : undefined
        return (
          <li key={option.value}>
            <Link
              className="home-stage"
              to={hrefOf(option.value)}
              title={exact && `${textIn(sumField?.label, language)}: ${exact}`}
            >
              <OptionTag option={option} language={language} />
              {total ? (
                <span className="home-figures">
                  <strong>{total.count.toLocaleString(language)}</strong>
                  {sumField && <span>{shortNumber(total.sum, language, sumField.currency)}</span>}
                </span>
              ) : (
                <span className="home-figures" aria-hidden>
                  <span className="bone" style={{ width: 64 }} />
                </span>
              )}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
