/** The grades as rows, best first: what each is called, where it begins, what it is worth. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { scorecards } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button } from 'antd'
import { problemsBelow } from '../../../check/problem-at.ts'
import { Notes } from '../../automation/notes.tsx'
import { DecimalInput } from '../../settings/decimal-input.tsx'
import { freeName } from '../../settings/free-name.ts'
import { WordsInline } from '../../settings/words-inline.tsx'
import { useScorecard } from '../scorecard-context.tsx'
import { useTexts } from '../texts.ts'

const MOST = 20

export function GradeTable() {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { scorecard, problems, words, set } = useScorecard()
  const { grades } = scorecard
  const own = problemsBelow(problems, '/grades')
  const title = words('', 'grades').title
  const [label, from, coefficient] = [
    words('Grade', 'label').title,
    words('Grade', 'from').title,
    words('Grade', 'coefficient').title,
  ]
  const last = grades.length - 1
  return (
    <div className="row-table grades">
      <table aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            <th scope="col">{from}</th>
            <th scope="col">{coefficient}</th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {grades.map((grade, index) => {
            const called = textIn(grade.label, language) || grade.name
            return (
              <tr key={grade.name} data-problem={problemsBelow(own, `/${index}`).length > 0 || undefined}>
                <td>
                  <WordsInline
                    label={label}
                    value={grade.label}
                    onChange={(next) => set(`/grades/${index}/label`, next, called)}
                  />
                </td>
                <td>
                  {index === last && grade.from === undefined ? (
                    <span className="setting-note">{t('theRest')}</span>
                  ) : (
                    <DecimalInput
                      label={`${from}: ${called}`}
                      isBad={problemsBelow(own, `/${index}/from`).length > 0}
                      value={grade.from}
                      onChange={(next) => set(`/grades/${index}/from`, next, called)}
                    />
                  )}
                </td>
                <td>
                  <DecimalInput
                    label={`${coefficient}: ${called}`}
                    value={grade.coefficient}
                    onChange={(next) =>
                      next === undefined ? undefined : set(`/grades/${index}/coefficient`, next, called)
                    }
                  />
                </td>
                <td>
                  <Button
                    type="text"
                    size="small"
                    disabled={grades.length === 1}
                    icon={<DeleteOutlined />}
                    aria-label={t('remove', { name: called })}
                    onClick={() => set('/grades', withoutGrade(grades, index), called)}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Notes problems={own} />
      {grades.length < MOST && (
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => set('/grades', withGrade(grades), title)}
        >
          {t('addGrade')}
        </Button>
      )}
    </div>
  )
}

/** Whichever goes, the last one takes what is left. */
function withoutGrade(grades: readonly scorecards.Grade[], index: number): readonly scorecards.Grade[] {
  const left = grades.toSpliced(index, 1)
  return left.map((grade, at) => {
    const { from: _, ...rest } = grade
    return at === left.length - 1 ? rest : grade
  })
}

/** A new grade above the last: half way between what is left and the one before. */
function withGrade(grades: readonly scorecards.Grade[]): readonly scorecards.Grade[] {
  const above = Number(grades.at(-2)?.from ?? 100)
  const name = freeName('grade', grades)
  const from = Math.max(0, Math.round(above / 10 - 1) * 10)
  const grade = { name, label: { en: 'New', 'zh-CN': '新等级' }, from, coefficient: 1 }
  return grades.toSpliced(-1, 0, grade)
}
