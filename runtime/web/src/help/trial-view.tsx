import { useApplication } from '../application/application.tsx'
import { useHelpTexts } from './texts.ts'
import type { Trial } from './try-formula.ts'

/** What came out of a formula, or what is wrong in it. */
export function TrialView({ trial, text }: { readonly trial: Trial; readonly text: string }) {
  const { t } = useHelpTexts()
  const { language } = useApplication()
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
          <ul>
            {trial.problems.map(({ message, hint, span, place }) => (
              <li key={`${place} ${span?.start} ${message.en}`}>
                {message[language] ?? message.en} {hint && <em>{hint[language] ?? hint.en}</em>}
                {span && span.end > span.start && <Excerpt text={text} start={span.start} end={span.end} />}
              </li>
            ))}
          </ul>
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

/** The line with the problem, marked. */
function Excerpt({ text, start, end }: { readonly text: string; readonly start: number; readonly end: number }) {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', start)
  const to = lineEnd === -1 ? text.length : lineEnd
  return (
    <pre>
      {text.slice(from, start)}
      <mark>{text.slice(start, Math.min(end, to))}</mark>
      {text.slice(Math.min(end, to), to)}
    </pre>
  )
}
