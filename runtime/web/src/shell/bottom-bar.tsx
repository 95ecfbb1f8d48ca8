import { CheckSquareOutlined, HomeOutlined, MenuOutlined, SearchOutlined } from '@ant-design/icons'
import { textIn } from '@attain/form'
import { NamedIcon } from '@attain/ui/parts'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { showCount, useInboxCounts } from '../approvals/use-counts.ts'
import { flatten, type Place, placeAt } from './navigation.ts'
import { performancePlaces } from './performance-places.tsx'

interface BottomBarProps {
  readonly places: readonly Place[]
  readonly onMore: () => void
  readonly onSearch: () => void
}

/** On the phone: home, the inbox, how one stands, the first places while there is room, search, and the rest behind "more". */
export function BottomBar({ places, onMore, onSearch }: BottomBarProps) {
  const { t } = useTranslation()
  const { workspace, language, views, app } = useApplication()
  const { pathname, search } = useLocation()
  const home = paths.home(workspace)
  const inbox = paths.inbox(workspace)
  const todo = useInboxCounts().data?.todo ?? 0
  // how one stands is looked at between two visits
  const mine = performancePlaces(app, workspace, t).find(({ key }) => key === 'my-performance')
  const current = placeAt(places, pathname, search, views)
  return (
    <nav className="bottom-bar" aria-label={t('nav.label')}>
      <Link to={home} aria-current={pathname === home ? 'page' : undefined}>
        <HomeOutlined aria-hidden />
        <span>{t('nav.home')}</span>
      </Link>
      {app.hasApprovals && (
        <Link to={inbox} aria-current={pathname.startsWith(inbox) ? 'page' : undefined}>
          <span className="bottom-bar-icon">
            <CheckSquareOutlined aria-hidden />
            {todo > 0 && <span className="shell-count">{showCount(todo)}</span>}
          </span>
          <span>{t('nav.inbox')}</span>
        </Link>
      )}
      {mine !== undefined && (
        <Link to={mine.href} aria-current={pathname.startsWith(mine.href) ? 'page' : undefined}>
          {mine.icon}
          <span>{t('nav.myPerformanceShort')}</span>
        </Link>
      )}
      {flatten(places)
        .slice(0, 2 - (app.hasApprovals ? 1 : 0) - (mine === undefined ? 0 : 1))
        .map((place) => {
          const label = textIn(place.page.label, language)
          return (
            <Link key={place.page.name} to={place.href ?? home} aria-current={place === current ? 'page' : undefined}>
              <NamedIcon name={place.icon} label={label} />
              <span>{label}</span>
            </Link>
          )
        })}
      <button type="button" onClick={onSearch}>
        <SearchOutlined aria-hidden />
        <span>{t('search.short')}</span>
      </button>
      <button type="button" onClick={onMore}>
        <MenuOutlined aria-hidden />
        <span>{t('nav.more')}</span>
      </button>
    </nav>
  )
}
