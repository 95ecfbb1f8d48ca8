/** The beginning of an application: three questions, or a spreadsheet. */
import { LinkButton, useTitle } from '@attain/ui/parts'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { usePlace } from '../draft/draft-context.tsx'
import { paths } from '../paths.ts'
import { QuestionsStart } from './questions/questions-start.tsx'
import { SheetsStart } from './sheets/sheets-start.tsx'
import './start.css'

const WAYS = ['questions', 'sheets'] as const

export default function StartPage() {
  const { t } = useTranslation()
  const { workspace } = usePlace()
  const [params, setParams] = useSearchParams()
  const way = WAYS.find((one) => one === params.get('from')) ?? 'questions'
  useTitle(t('start.title'))
  return (
    <div className="start">
      <h1>{t('start.title')}</h1>
      <div className="start-ways">
        <Segmented
          aria-label={t('start.title')}
          value={way}
          options={WAYS.map((one) => ({ value: one, label: t(`start.from.${one}`) }))}
          onChange={(from) => setParams({ from })}
        />
        <LinkButton type="link" to={paths.templates(workspace)}>
          {t('start.orTemplate')}
        </LinkButton>
      </div>
      {way === 'questions' ? <QuestionsStart /> : <SheetsStart />}
    </div>
  )
}
