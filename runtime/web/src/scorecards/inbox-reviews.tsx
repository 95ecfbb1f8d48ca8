/** In the inbox: reviews that wait beside what is to be approved. */
import type { ReviewTask } from '@attain/contract'
import { ReviewRows } from './review-rows.tsx'
import { useScoreTexts } from './texts.ts'

export default function InboxReviews({ items }: { readonly items: readonly ReviewTask[] }) {
  const { t } = useScoreTexts()
  return (
    <section className="score-section">
      <h2>
        {t('tasks.inbox')} <span className="score-count">{items.length}</span>
      </h2>
      <ReviewRows items={items} />
    </section>
  )
}
