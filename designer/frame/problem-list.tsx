/** The problems one by one, with their place in words. */
import { CloseCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { identityOfFile, type Problem } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useNavigate } from 'react-router'
import { kindIn } from '../document/documents.ts'
import { useDocument, usePlace } from '../draft/draft-context.tsx'
import { useDocumentLabel } from '../draft/use-document-label.ts'
import { useGrowing } from '../parts/use-growing.ts'
import { paths } from '../paths.ts'
import { wordsAt } from '../publish/words.ts'

export default function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const { shown, end } = useGrowing<HTMLLIElement>(problems.length)
  return (
    <ul className="problem-list">
      {problems.slice(0, shown).map((problem) => (
        <ProblemRow key={`${problem.path} ${problem.code} ${problem.message.en}`} problem={problem} />
      ))}
      {shown < problems.length && <li ref={end} aria-hidden />}
    </ul>
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
