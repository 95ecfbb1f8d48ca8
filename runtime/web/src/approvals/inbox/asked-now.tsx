/** Whom an approval waits for, and since when; each name with its own moment on hover. */
import type { InboxItem } from '@attain/contract'
import { dateLocale, showMoment } from '@attain/form'
import { useApplication } from '../../application/application.tsx'
import { since } from '../parts/moments.ts'
import { useApprovalTexts } from '../texts.ts'

interface AskedNowProps {
  readonly asked: NonNullable<InboxItem['asked']>
  readonly now: number
}

export function AskedNow({ asked: { people, others }, now }: AskedNowProps) {
  const { t } = useApprovalTexts()
  const { language } = useApplication()
  const [first] = people
  if (!first) return null
  const nameOf = ({ person }: (typeof people)[number]) => person?.name ?? t('administrators')
  const each = people.map((one) => `${nameOf(one)}: ${showMoment(one.since, dateLocale(language))}`)
  const names = people.map(nameOf).join(t('comma'))
  return (
    <p className="inbox-asked" title={each.join('\n')}>
      {others > 0 ? t('askedNowAndOthers', { names, count: others }) : t('askedNow', { names })}
      <time dateTime={first.since}>{since(first.since, now, language)}</time>
    </p>
  )
}
