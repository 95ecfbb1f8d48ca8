/** All problems of the draft, below the page: a click goes to the document. */
import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  DownOutlined,
  LoadingOutlined,
  UpOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import { identityOfFile, type Problem } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useChecks } from '../check/use-checks.ts'
import { kindIn } from '../document/documents.ts'
import { useDocument, usePlace } from '../draft/draft-context.tsx'
import { useDocumentLabel } from '../draft/use-document-label.ts'
import { paths } from '../paths.ts'
import { wordsAt } from '../publish/words.ts'

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
        <ul className="problem-list">
          {problems.map((problem) => (
            <ProblemRow key={`${problem.path} ${problem.code} ${problem.message.en}`} problem={problem} />
          ))}
        </ul>
      )}
    </section>
  )
}

function ProblemRow({ problem }: { readonly problem: Problem }) {
  const { workspace } = usePlace()
  const navigate = useNavigate()
  const [language] = useLanguage()
  const labelOf = useDocumentLabel()
  const [file = '', pointer = ''] = problem.path.split('#')
  const identity = identityOfFile(file)
  const document = useDocument(identity ?? '')
  const place = identity === undefined ? pointer : wordsAt(kindIn(identity), pointer, [document], language).place
  const open = () => void navigate(`${paths.document(workspace, identity ?? '')}?at=${encodeURIComponent(pointer)}`)
  return (
    <li>
      <button type="button" disabled={identity === undefined} onClick={open}>
        {problem.severity === 'error' ? (
          <CloseCircleOutlined className="is-error" aria-hidden />
        ) : (
          <WarningOutlined className="is-warning" aria-hidden />
        )}
        <span className="problem-text">
          <span>{textIn(problem.message, language)}</span>
          {problem.hint && <span className="problem-hint">{textIn(problem.hint, language)}</span>}
        </span>
        <span className="problem-place">
          <span>{identity === undefined ? file : labelOf(identity)}</span>
          {place !== '' && <small>{place}</small>}
        </span>
      </button>
    </li>
  )
}
