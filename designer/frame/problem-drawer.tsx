/** All problems of the draft, below the page: a click goes to the document. */
import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  DownOutlined,
  LoadingOutlined,
  UpOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChecks } from '../check/use-checks.ts'
import { withAllSchemas } from '../schema-form/kind-schema.ts'

// what says where a problem is knows all that documents may hold
const ProblemList = lazy(() => withAllSchemas(() => import('./problem-list.tsx')))

export function ProblemDrawer() {
  const { t } = useTranslation()
  const checks = useChecks()
  const [isOpen, setOpen] = useState(false)
  const problems = checks?.problems ?? []
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  const summary =
    checks === undefined
      ? t('problems.checking')
      : problems.length === 0
        ? t('problems.none')
        : [
            errors > 0 ? t('problems.errors', { count: errors }) : '',
            warnings > 0 ? t('problems.warnings', { count: warnings }) : '',
          ]
            .filter(Boolean)
            .join(' · ')
  return (
    <section className="problem-drawer" aria-label={t('problems.title')}>
      <Button
        type="text"
        block
        className="problem-summary"
        aria-expanded={isOpen}
        disabled={problems.length === 0}
        icon={
          checks === undefined ? (
            <LoadingOutlined aria-hidden />
          ) : errors > 0 ? (
            <CloseCircleOutlined className="is-error" aria-hidden />
          ) : warnings > 0 ? (
            <WarningOutlined className="is-warning" aria-hidden />
          ) : (
            <CheckCircleOutlined className="is-fine" aria-hidden />
          )
        }
        onClick={() => setOpen(!isOpen)}
      >
        <span>{summary}</span>
        {problems.length > 0 && (isOpen ? <DownOutlined aria-hidden /> : <UpOutlined aria-hidden />)}
      </Button>
      <span role="status" className="visually-hidden">
        {summary}
      </span>
      {isOpen && problems.length > 0 && (
        <Suspense fallback={null}>
          <ProblemList problems={problems} />
        </Suspense>
      )}
    </section>
  )
}
