/** Three questions, and what their answers bring; nothing is made before the button. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { LinkButton } from '@attain/ui/parts'
import { Alert, Button, Radio } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { addDocuments, setValue, together } from '../../document/command.ts'
import { type DocumentValue, identityIn } from '../../document/documents.ts'
import { useDraft, useDraftState, usePlace } from '../../draft/draft-context.tsx'
import { paths } from '../../paths.ts'
import { useTexts } from '../texts.ts'
import { type Answers, QUESTIONS } from './answers.ts'
import { stagesOf } from './stages.ts'
import { starterBundle } from './starter.ts'

const questions = ['sells', 'people', 'deals'] as const

export function QuestionsStart() {
  const { t } = useTexts()
  const [language] = useLanguage()
  const draft = useDraft()
  const { workspace } = usePlace()
  const navigate = useNavigate()
  const existing = useDraftState((state) => state.documents)
  const [answers, setAnswers] = useState<Answers>({ sells: 'goods', people: 'ownDeals', deals: 'short' })
  const documents = useMemo(() => starterBundle(answers), [answers])
  const taken = documents.filter((document) => {
    const identity = identityIn(document as unknown as DocumentValue)
    return identity !== undefined && existing.has(identity)
  })
  const labelsOf = (kind: 'object' | 'role') =>
    documents.flatMap((document) => (document.kind === kind ? [textIn(document.label, language)] : [])).join(t('comma'))

  const make = () => {
    const what = t('starter')
    const home = existing.get('app')?.home === undefined ? [setValue('app', '/home', 'pipeline')] : []
    draft.run(together({ key: 'add', what }, [addDocuments(documents as unknown as DocumentValue[], what), ...home]))
    void navigate(paths.map(workspace))
  }
  return (
    <div className="start-questions">
      {questions.map((question) => (
        <section key={question} className="panel">
          <h2 id={`start-${question}`}>{t(`question.${question}`)}</h2>
          <Radio.Group
            aria-labelledby={`start-${question}`}
            value={answers[question]}
            onChange={({ target }) => setAnswers((before) => ({ ...before, [question]: target.value }))}
          >
            {QUESTIONS[question].map((answer) => (
              <Radio key={answer} value={answer}>
                <strong>{t(`answer.${answer}.name`)}</strong>
                <span className="start-hint">{t(`answer.${answer}.hint`)}</span>
              </Radio>
            ))}
          </Radio.Group>
        </section>
      ))}
      <section className="panel">
        <h2>{t('brings')}</h2>
        <dl className="start-brings">
          <dt>{t('objects')}</dt>
          <dd>{labelsOf('object')}</dd>
          <dt>{t('stages')}</dt>
          <dd>{stagesOf[answers.deals].map(({ label }) => label[language]).join(' → ')}</dd>
          <dt>{t('roles')}</dt>
          <dd>{labelsOf('role')}</dd>
          <dt>{t('also')}</dt>
          <dd>{t('alsoText')}</dd>
        </dl>
      </section>
      {taken.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={t('begun')}
          action={<LinkButton to={paths.map(workspace)}>{t('toMap')}</LinkButton>}
        />
      )}
      <div className="start-actions">
        <Button type="primary" size="large" disabled={taken.length > 0} onClick={make}>
          {t('makeStarter')}
        </Button>
      </div>
    </div>
  )
}
