/** “100,000 at 5% + 50,000 at 8% = 9,000”, as statements say it. */
import type { PaidAt } from '@attain/engine/commission'
import { paidAtSentence, wordingOf } from '@attain/engine/commission/words'
import { useLanguage } from '@attain/ui/i18n'
import { usePlan } from '../plan-context.tsx'
import { useTexts } from '../texts.ts'
import { messages } from '../words/messages.ts'

export default function Arithmetic({ paid }: { readonly paid: PaidAt }) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { plan } = usePlan()
  const said = paidAtSentence(wordingOf(plan, language, messages[language]), paid)
  return <p className="plan-arithmetic">{said ?? t('at.nothing')}</p>
}
