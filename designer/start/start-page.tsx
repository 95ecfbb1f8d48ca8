/** The beginning of an application: three questions, or a spreadsheet. */
import { useTitle } from '@attain/ui/parts'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { QuestionsStart } from './questions/questions-start.tsx'
import { SheetsStart } from './sheets/sheets-start.tsx'
import './start.css'

const WAYS = ['questions', 'sheets'] as const

export default function StartPage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const way = WAYS.find((one) => one === params.get('from')) ?? 'questions'
  useTitle(t('start.title'))
  return (
    <div className="start">
      <h1>{t('start.title')}</h1>
      <Segmented
        className="start-ways"
        aria-label={t('start.title')}
        value={way}
        options={WAYS.map((one) => ({ value: one, label: t(`start.from.${one}`) }))}
        onChange={(from) => setParams({ from })}
      />
      {way === 'questions' ? <QuestionsStart /> : <SheetsStart />}
    </div>
  )
}
