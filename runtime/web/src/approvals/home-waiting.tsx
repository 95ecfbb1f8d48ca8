/** On the first page: what waits for a decision. */
import { CheckSquareOutlined } from '@ant-design/icons'
import { explain } from '@attain/ui/feedback'
import { Button } from 'antd'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { keyOf } from './inbox/item-key.ts'
import { useInbox } from './inbox/use-inbox.ts'
import { DueLabel } from './parts/due-label.tsx'
import { since } from './parts/moments.ts'
import { useNow } from './parts/use-now.ts'
import { useApprovalTexts } from './texts.ts'
import { showCount, useInboxCounts } from './use-counts.ts'
import './home-waiting.css'

const SHOWN = 4

export default function HomeWaiting() {
  const { t } = useApprovalTexts()
  const { workspace, language } = useApplication()
  const counts = useInboxCounts()
  const list = useInbox('todo', '')
  const now = useNow()
  const count = counts.data?.todo ?? list.items.length
  return (
    <section className="panel home-list home-waiting" aria-label={t('home.title')}>
      <header>
        <h2>
          <CheckSquareOutlined aria-hidden />
          {t('home.title')}
          {count > 0 && <span className="home-count">{showCount(count)}</span>}
        </h2>
        <Link to={paths.inbox(workspace)}>{t('home.all')}</Link>
      </header>
      {list.isError && (
        <p role="alert">
          {explain(list.error, t)}{' '}
          <Button size="small" onClick={() => void list.refetch()}>
            {t('retry')}
          </Button>
        </p>
      )}
      {list.isPending && <span className="bone" style={{ width: '40%' }} />}
      {list.isSuccess && list.items.length === 0 && <p className="home-empty">{t('home.empty')}</p>}
      {list.items.length > 0 && (
        <ul>
          {list.items.slice(0, SHOWN).map((item) => (
            <li key={keyOf(item)}>
              <Link
                to={paths.approval(workspace, item.id)}
                state={item.task === null ? undefined : { task: item.task }}
              >
                {item.record.name}
              </Link>
              <span className="home-waiting-what">
                {item.approval}
                {item.step && ` › ${item.step}`}
              </span>
              <span className="home-waiting-who">
                {item.submitter.name} · {since(item.at, now, language)}
              </span>
              {item.dueAt !== null && <DueLabel at={item.dueAt} now={now} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
