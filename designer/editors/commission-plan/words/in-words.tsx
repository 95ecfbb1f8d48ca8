/** The plan as a page of plain words, as its payees read it. */
import { namesIn, planPage, wordingOf } from '@attain/engine/commission/words'
import { sketchModel } from '@attain/engine/metadata'
import { PlanSheet } from '@attain/ui/plan'
import { useDeferredValue, useMemo } from 'react'
import { usePlan } from '../plan-context.tsx'
import { useTexts } from '../texts.ts'
import { messages } from './messages.ts'

export default function InWords() {
  const { t } = useTexts()
  const { plan, bundle, currency } = usePlan()
  const shown = useDeferredValue(plan)
  const pages = useMemo(() => {
    const model = sketchModel(bundle)
    const page = (language: keyof typeof messages) =>
      planPage(wordingOf(shown, language, messages[language]), namesIn(model, language), currency)
    return { en: page('en'), 'zh-CN': page('zh-CN') }
  }, [shown, bundle, currency])
  return <PlanSheet pages={pages} words={{ language: t('words.language'), print: t('words.print') }} />
}
