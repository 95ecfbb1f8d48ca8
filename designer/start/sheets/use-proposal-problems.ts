import type { Problem } from '@attain/engine/metadata'
import { useEffect, useState } from 'react'
import { byIdentity, type DocumentValue } from '../../document/documents.ts'
import { useDraft } from '../../draft/draft-context.tsx'
import { checkDocuments } from './check-documents.ts'

const PAUSE_MS = 300

/** What the check says of documents beside those of the draft; undefined until it has answered for these. */
export function useProposalProblems(documents: readonly DocumentValue[]): readonly Problem[] | undefined {
  const draft = useDraft()
  const [answer, setAnswer] = useState<{ documents: readonly DocumentValue[]; problems: readonly Problem[] }>()
  useEffect(() => {
    let stop: (() => void) | undefined
    const timer = setTimeout(() => {
      const proposed = byIdentity(documents)
      const others = [...draft.state.documents].filter(([identity]) => !proposed.has(identity)).map(([, one]) => one)
      const check = checkDocuments([...others, ...documents])
      stop = check.stop
      void check.problems.then((problems) => setAnswer({ documents, problems }))
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop?.()
    }
  }, [documents, draft])
  return answer?.documents === documents ? answer.problems : undefined
}
