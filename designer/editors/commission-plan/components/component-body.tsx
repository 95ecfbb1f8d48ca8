/** All of one component: its words, what counts, what is asked, what it pays, and what few components have besides. */
import type { plans } from '@attain/engine/metadata'
import { WordsInput } from '../../../parts/words-input.tsx'
import { MeasurePart } from '../measure/measure-part.tsx'
import { ComponentMore } from '../more/component-more.tsx'
import { usePlan } from '../plan-context.tsx'
import { RatesPart } from '../rates/rates-part.tsx'
import { useTexts } from '../texts.ts'
import { QuotaPart } from './quota-part.tsx'

interface Props {
  readonly component: plans.Component
  readonly pointer: string
}

export default function ComponentBody({ component, pointer }: Props) {
  const { t } = useTexts()
  const { words, set } = usePlan()
  const word = (property: 'label' | 'description') => {
    const { title } = words('Component', property)
    return {
      id: `${pointer}-${property}`,
      label: title,
      value: component[property],
      onChange: (next: plans.Text | undefined) => set(`${pointer}/${property}`, next, title),
    }
  }
  return (
    <div className="plan-component">
      <WordsInput {...word('label')} required />
      <WordsInput {...word('description')} long />
      <MeasurePart component={component} pointer={pointer} />
      <QuotaPart component={component} pointer={pointer} />
      <RatesPart component={component} pointer={pointer} />
      <section>
        <h3>{t('more.title')}</h3>
        <ComponentMore component={component} pointer={pointer} />
      </section>
    </div>
  )
}
