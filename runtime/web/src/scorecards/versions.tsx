/** Versions of a result, side by side: what was published stays as it was. */
import type { CardBody } from '@attain/contract'
import { dateLocale, showMoment, textIn } from '@attain/form'
import { useApplication } from '../application/application.tsx'
import { points } from './figures.ts'
import { useScoreTexts } from './texts.ts'

export function Versions({ card }: { readonly card: CardBody }) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  if (card.versions.length < 2) return null
  const versions = card.versions.toReversed()
  const itemScore = (version: (typeof versions)[number], name: string) => {
    const found = version.result.card.items.find(({ item }) => item === name)
    return found?.status === 'scored' ? points(found.score, language) : '–'
  }
  return (
    <section className="card-section">
      <h2>{t('versions.title')}</h2>
      <div className="changes-scroll">
        <table className="changes-table">
          <thead>
            <tr>
              <td />
              {versions.map(({ version, at }) => (
                <th key={version} scope="col">
                  {t('versions.version', { version })}
                  <small>{showMoment(at, dateLocale(language))}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {card.items.map(({ name, label }) => (
              <tr key={name}>
                <th scope="row">{textIn(label, language)}</th>
                {versions.map((version, index) => {
                  const before = versions[index - 1]
                  const isOther = before !== undefined && itemScore(before, name) !== itemScore(version, name)
                  return (
                    <td key={version.version} data-other={isOther || undefined}>
                      {itemScore(version, name)}
                    </td>
                  )
                })}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('card.score')}</th>
              {versions.map(({ version, score }, index) => (
                <td key={version} data-other={(index > 0 && versions[index - 1]?.score !== score) || undefined}>
                  {points(score, language)}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('card.grade')}</th>
              {versions.map(({ version, grade }, index) => (
                <td key={version} data-other={(index > 0 && versions[index - 1]?.grade !== grade) || undefined}>
                  {textIn(card.grades.find(({ name }) => name === grade)?.label, language)}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('reason')}</th>
              {versions.map(({ version, reason, by }) => (
                <td key={version} className="changes-why">
                  {reason ?? t('versions.first')}
                  {reason !== null && by !== null && <small>{by}</small>}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  )
}
