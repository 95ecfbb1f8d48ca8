import { FormulaProblems } from '../formula/formula-problems.tsx'
import { useHelpTexts } from './texts.ts'
import type { Trial } from './try-formula.ts'

/** What came out of a formula, or what is wrong in it. */
export function TrialView({ trial, text }: { readonly trial: Trial; readonly text: string }) {
  const { t } = useHelpTexts()
  return (
    <div className="trial" role="status">
      {trial.kind === 'result' && (
        <dl>
          <div>
            <dt>{t('result')}</dt>
            <dd>
              <Result value={trial.value} />
            </dd>
          </div>
          <div>
            <dt>{t('try.type')}</dt>
            <dd>{trial.type}</dd>
          </div>
        </dl>
      )}
      {trial.kind === 'problems' && (
        <>
          <strong>{t('try.problems', { count: trial.problems.length })}</strong>
          <FormulaProblems problems={trial.problems} text={text} />
        </>
      )}
    </div>
  )
}

function Result({ value }: { readonly value: Extract<Trial, { kind: 'result' }>['value'] }) {
  const { t } = useHelpTexts()
  if (value === null) return <em title={t('try.noValue')}>{t('blank')}</em>
  if (typeof value === 'boolean')
    return (
      <>
        <samp>{String(value)}</samp> <span className="page-hint">{value ? t('try.yes') : t('try.no')}</span>
      </>
    )
  return <samp>{typeof value === 'string' ? value : value.join(', ')}</samp>
}
