import { useTarget } from './target-context.tsx'
import { useTexts } from './texts.ts'
import { sayTarget } from './words/say-target.ts'
import { useNames } from './words/use-names.ts'

/** The whole document in one paragraph. */
export function Said() {
  const { t } = useTexts()
  const { target } = useTarget()
  const names = useNames()
  return <p className="setting-said">{sayTarget(target, names, t)}</p>
}
