/** Below a formula: what is wrong in it and how to put it right, or what it gives. */
import type { Bundle, Problem } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { typeWords } from './language/words.ts'
import { fixOf, type Reading, withoutPlace } from './reading.ts'

interface FormulaProblemsProps {
  readonly id: string
  readonly reading: Reading
  /** What the check of the whole draft says besides. */
  readonly others: readonly Pick<Problem, 'message' | 'hint'>[]
  readonly onChange: (text: string) => void
}

export function FormulaProblems({ id, reading, others, onChange }: FormulaProblemsProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { problems, text } = reading
  const isOneLine = !text.includes('\n')
  if (problems.length + others.length === 0) return null
  return (
    <ul className="formula-problems" id={id}>
      {problems.map((problem) => {
        const { message, hint, span, place, near } = problem
        const fix = fixOf(problem, text)
        return (
          <li key={`${place} ${span?.start} ${message.en}`}>
            {isOneLine ? withoutPlace(textIn(message, language)) : textIn(message, language)}{' '}
            {fix === undefined && hint && <em>{textIn(hint, language)}</em>}
            {fix && near && (
              <Button
                type="link"
                size="small"
                onClick={() => onChange(text.slice(0, fix.start) + fix.text + text.slice(fix.end))}
              >
                {t('formula.replace', { meant: fix.text })}
              </Button>
            )}
          </li>
        )
      })}
      {others.map(({ message, hint }) => (
        <li key={message.en}>
          {textIn(message, language)} {hint && <em>{textIn(hint, language)}</em>}
        </li>
      ))}
    </ul>
  )
}

/** The type of what it gives. */
export function FormulaGives({ reading: { typed }, bundle }: { readonly reading: Reading; readonly bundle: Bundle }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  if (typed === undefined) return null
  return <span className="formula-gives">{t('formula.gives', { type: typeWords(typed.type, bundle, language) })}</span>
}
