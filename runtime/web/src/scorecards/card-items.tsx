/** Item by item: weight, target, actual, a bar, and the arithmetic in words when it is opened. */
import { WarningFilled } from '@ant-design/icons'
import type { CardBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { useApplication } from '../application/application.tsx'
import { refusalSentence, stepSentence } from './arithmetic.tsx'
import { figure, points, signed } from './figures.ts'
import { useScoreTexts } from './texts.ts'

type Shown = NonNullable<CardBody['result']>['card']
type Item = Shown['items'][number]
type Line = Shown['lines'][number]

export function CardItems({ card }: { readonly card: CardBody }) {
  const { t } = useScoreTexts()
  const { result } = card
  if (result === null) return null
  const shown = result.card
  return (
    <section className="card-section">
      <h2>{t('items.title')}</h2>
      <ul className="card-items">
        {card.items.map((item) => {
          const scored = shown.items.find((one) => one.item === item.name)
          return scored === undefined ? null : <ItemRow key={item.name} card={card} item={scored} lines={shown.lines} />
        })}
      </ul>
      <Adjustments card={card} shown={shown} />
      {shown.status === 'scored' && <Sum card={card} shown={shown} />}
    </section>
  )
}

/** Scores run to 120 or so; the bar is full there. */
const FULL = 120

function ItemRow({
  card,
  item,
  lines,
}: {
  readonly card: CardBody
  readonly item: Item
  readonly lines: readonly Line[]
}) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  const about = card.items.find(({ name }) => name === item.item)
  if (about === undefined) return null
  const own = lines.filter((line) => (line.type === 'item' || line.type === 'segment') && line.item === item.item)
  const worth = own.reduce((all, { points: each }) => all + Number(each), 0)
  const measured =
    item.status === 'scored' ? item.steps.find((step) => 'actual' in step && 'target' in step) : undefined
  const score = item.status === 'scored' ? Number(item.score) : 0
  return (
    <li className="card-item">
      <details>
        <summary>
          <span className="card-item-head">
            <strong>{textIn(about.label, language)}</strong>
            <small>{t('items.weight', { weight: points(item.weight, language) })}</small>
            <span className="card-item-score">{item.status === 'scored' ? points(item.score, language) : '–'}</span>
          </span>
          <span className="card-item-bar" aria-hidden>
            <span
              data-level={score >= 100 ? 'full' : score >= 80 ? 'near' : 'low'}
              style={{ width: `${Math.max(0, Math.min(100, (score / FULL) * 100))}%` }}
            />
            <span className="card-item-mark" style={{ insetInlineStart: `${(100 / FULL) * 100}%` }} />
          </span>
          <span className="card-item-foot">
            {measured !== undefined && 'actual' in measured && (
              <span>
                {t('items.figures', {
                  actual: figure(measured.actual, about.kpi, language),
                  target: figure(measured.target, about.kpi, language),
                })}
              </span>
            )}
            {item.status === 'waiting' && <span>{t('items.waiting')}</span>}
            {item.status === 'refused' && (
              <span className="score-late">
                <WarningFilled aria-hidden /> {refusalSentence({ t, language, card }, item.refusal)}
              </span>
            )}
            {own.length > 0 && (
              <span className="card-item-worth">{t('items.worth', { points: points(worth, language) })}</span>
            )}
          </span>
        </summary>
        <div className="card-item-why">
          {about.description !== undefined && <p>{textIn(about.description, language)}</p>}
          {about.kpi !== null && <p className="card-item-definition">{textIn(about.kpi.definition, language)}</p>}
          {item.status === 'scored' && (
            <ol>
              {item.steps.map((step) => (
                <li key={JSON.stringify(step)}>{stepSentence({ t, language, card }, step, about.kpi)}</li>
              ))}
              {own.map((line) => (
                <li key={JSON.stringify(line)}>
                  {line.type === 'segment'
                    ? t('items.segment', {
                        from: line.from,
                        to: line.to,
                        days: line.days,
                        of: line.of,
                        weight: points(line.weight, language),
                        score: points(line.score, language),
                        points: points(line.points, language),
                      })
                    : t('items.line', {
                        weight: points(item.weight, language),
                        score: points(item.score, language),
                        points: points(line.points, language),
                      })}
                </li>
              ))}
            </ol>
          )}
        </div>
      </details>
    </li>
  )
}

function Adjustments({ card, shown }: { readonly card: CardBody; readonly shown: Shown }) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  const rows = shown.adjustments.flatMap((one) => {
    const about = card.adjustments.find(({ name }) => name === one.adjustment)
    if (
      about === undefined ||
      (one.status === 'scored' &&
        Number(one.score) === 0 &&
        !card.granted.some(({ adjustment }) => adjustment === one.adjustment))
    )
      return []
    return [{ one, about }]
  })
  if (rows.length === 0 && card.raised.length === 0) return null
  return (
    <ul className="card-adjustments">
      {rows.map(({ one, about }) => (
        <li key={one.adjustment}>
          <span>
            {textIn(about.label, language)}
            {one.status === 'scored' &&
              one.steps.map((step) => (
                <small key={JSON.stringify(step)}>{stepSentence({ t, language, card }, step, about.kpi)}</small>
              ))}
            {card.granted
              .filter(({ adjustment }) => adjustment === one.adjustment)
              .map(({ by, reason }) => (
                <small key={`${by}/${reason}`}>
                  {by}: {reason}
                </small>
              ))}
          </span>
          <span className="card-item-score">
            {one.status === 'scored' ? signed(one.score, language) : one.status === 'refused' ? '–' : ''}
          </span>
        </li>
      ))}
      {card.raised.map(({ veto, by, reason }) => (
        <li key={`${veto}/${by}`} data-veto>
          <span>
            {textIn(card.vetoes.find(({ name }) => name === veto)?.label, language)}
            <small>
              {by}: {reason}
            </small>
          </span>
          <span>{t('items.veto')}</span>
        </li>
      ))}
    </ul>
  )
}

/** All lines of the total, as they add up. */
function Sum({ card, shown }: { readonly card: CardBody; readonly shown: Shown & { readonly status: 'scored' } }) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  const labelOf = (line: Line) => {
    switch (line.type) {
      case 'item':
      case 'segment':
        return textIn(card.items.find(({ name }) => name === line.item)?.label, language)
      case 'adjustment':
        return textIn(card.adjustments.find(({ name }) => name === line.adjustment)?.label, language)
      default:
        return t(`line.${line.type}`)
    }
  }
  // a line of nothing says nothing
  const lines = shown.lines.filter(({ points: each }) => Number(each) !== 0)
  return (
    <details className="card-sum">
      <summary>{t('items.sum')}</summary>
      <table>
        <tbody>
          {lines.map((line) => (
            <tr key={JSON.stringify(line)}>
              <th scope="row">{labelOf(line)}</th>
              <td>
                {line.type === 'item' || line.type === 'segment'
                  ? `${points(line.weight, language)}% × ${points(line.score, language)}`
                  : ''}
              </td>
              <td>{points(line.points, language)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('card.score')}</th>
            <td />
            <td>{points(shown.score, language)}</td>
          </tr>
        </tfoot>
      </table>
    </details>
  )
}
