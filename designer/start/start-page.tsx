/** The beginning of an application: three questions, or a spreadsheet. */
import { LinkButton, useTitle } from '@attain/ui/parts'
import { Segmented } from 'antd'
import { useSearchParams } from 'react-router'
import { usePlace } from '../draft/draft-context.tsx'
import { paths } from '../paths.ts'
import { QuestionsStart } from './questions/questions-start.tsx'
import { SheetsStart } from './sheets/sheets-start.tsx'
import './start.css'
import { useTexts } from './texts.ts'

const WAYS = ['questions', 'sheets'] as const

export default function StartPage() {
  const { t } = useTexts()
  const { workspace } = usePlace()
  const [params, setParams] = useSearchParams()
  const way = WAYS.find((one) => one === params.get('from')) ?? 'questions'
  useTitle(t('title'))
  return (
    <div className="start">
      <h1>{t('title')}</h1>
      <div className="start-ways">
        <Segmented
          aria-label={t('title')}
          value={way}
          options={WAYS.map((one) => ({ value: one, label: t(`from.${one}`) }))}
          onChange={(from) => setParams({ from })}
        />
        <LinkButton type="link" to={paths.templates(workspace)}>
          {t('orTemplate')}
        </LinkButton>
      </div>
      {way === 'questions' ? <QuestionsStart /> : <SheetsStart />}
    </div>
  )
}
