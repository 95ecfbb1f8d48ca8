/** The lines of a statement as it would be, each with its arithmetic. */
import type { SimulatedStatement } from '@attain/contract'
import { Amount } from '../commission/amount.tsx'
import { useSimulationTexts } from './texts.ts'

interface SideLinesProps {
  readonly statement: SimulatedStatement | undefined
  readonly currency: string
}

export function SideLines({ statement, currency }: SideLinesProps) {
  const { t } = useSimulationTexts()
  const refused = (statement?.components ?? []).flatMap((one) => (one.status === 'refused' ? [one.why] : []))
  return (
    <>
      {refused.map((why) => (
        <p key={why} className="commission-warning">
          {why}
        </p>
      ))}
      {statement === undefined || statement.lines.length === 0 ? (
        <p className="page-hint">{t('lines.none')}</p>
      ) : (
        <ul className="rows commission-rows commission-lines">
          {statement.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines never change their order
            <li key={index}>
              <div className="rows-main commission-line">
                <span>{line.words.title}</span>
                {line.words.arithmetic === undefined ? (
                  <details>
                    <summary>{t('lines.why')}</summary>
                    <ol>
                      {line.words.sentences.map((sentence) => (
                        <li key={sentence}>{sentence}</li>
                      ))}
                    </ol>
                  </details>
                ) : (
                  <small className="commission-arithmetic">{line.words.arithmetic}</small>
                )}
              </div>
              <Amount value={line.amount} currency={currency} />
            </li>
          ))}
          <li className="commission-sum">
            <span className="rows-main">{t('lines.paid')}</span>
            <Amount value={statement.paid} currency={currency} />
          </li>
        </ul>
      )}
    </>
  )
}
