import { CheckSquareOutlined, HomeOutlined } from '@ant-design/icons'
import { textIn } from '@attain/form'
import { NamedIcon } from '@attain/ui/parts'
import { Menu, type MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { showCount, useInboxCounts } from '../approvals/use-counts.ts'
import { flatten, type Place, placeAt } from './navigation.ts'
import { performancePlaces } from './performance-places.tsx'

type Items = NonNullable<MenuProps['items']>

/** The pages of the application, groups that open and close. */
export function NavigationMenu({ places, folded }: { readonly places: readonly Place[]; readonly folded: boolean }) {
  const { t } = useTranslation()
  const { workspace, language, views, app } = useApplication()
  const { pathname, search } = useLocation()
  const home = paths.home(workspace)
  const inbox = paths.inbox(workspace)
  const todo = useInboxCounts().data?.todo ?? 0
  const current =
    pathname === home
      ? 'home'
      : pathname.startsWith(inbox)
        ? 'inbox'
        : (performancePlaces(app, workspace, t).find(({ href }) => pathname.startsWith(href))?.key ??
          placeAt(places, pathname, search, views)?.page.name)
  const groups = places.filter((place) => place.children.length > 0).map((place) => place.page.name)

  const itemsOf = (list: readonly Place[]): Items =>
    list.map((place) => {
      const label = textIn(place.page.label, language)
      const icon = <NamedIcon key={place.page.name} name={place.icon} label={label} />
      if (place.children.length > 0) return { key: place.page.name, icon, label, children: itemsOf(place.children) }
      return { key: place.page.name, icon, label: <Link to={place.href ?? home}>{label}</Link> }
    })

  return (
    <nav aria-label={t('nav.label')} className="shell-nav">
      <Menu
        mode="inline"
        inlineCollapsed={folded}
        selectedKeys={current ? [current] : []}
        {...(!folded && { defaultOpenKeys: groups })}
        items={[
          { key: 'home', icon: <HomeOutlined aria-hidden />, label: <Link to={home}>{t('nav.home')}</Link> },
          ...(app.hasApprovals
            ? [
                {
                  key: 'inbox',
                  icon: <InboxIcon hasDot={folded && todo > 0} />,
                  label: (
                    <Link to={inbox} className="shell-nav-inbox">
                      {t('nav.inbox')}
                      {todo > 0 && <span className="shell-count">{showCount(todo)}</span>}
                    </Link>
                  ),
                },
              ]
            : []),
          ...performancePlaces(app, workspace, t).map(({ key, icon, label, href }) => ({
            key,
            icon,
            label: <Link to={href}>{label}</Link>,
          })),
          ...itemsOf(places),
        ]}
      />
      {flatten(places).length === 0 && !folded && <p className="shell-nav-empty">{t('nav.empty')}</p>}
    </nav>
  )
}

/** Where there is no room for a number, a dot says that something waits. */
function InboxIcon({ hasDot }: { readonly hasDot: boolean }) {
  return (
    <span className="anticon shell-nav-dot" data-dot={hasDot || undefined}>
      <CheckSquareOutlined aria-hidden />
    </span>
  )
}
