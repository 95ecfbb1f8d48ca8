import { HomeOutlined } from '@ant-design/icons'
import { textIn } from '@attain/form'
import { NamedIcon } from '@attain/ui/parts'
import { Menu, type MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { flatten, type Place, placeAt } from './navigation.ts'

type Items = NonNullable<MenuProps['items']>

/** The pages of the application, groups that open and close. */
export function NavigationMenu({ places, folded }: { readonly places: readonly Place[]; readonly folded: boolean }) {
  const { t } = useTranslation()
  const { workspace, language, views } = useApplication()
  const { pathname, search } = useLocation()
  const home = paths.home(workspace)
  const current = pathname === home ? 'home' : placeAt(places, pathname, search, views)?.page.name
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
          ...itemsOf(places),
        ]}
      />
      {flatten(places).length === 0 && !folded && <p className="shell-nav-empty">{t('nav.empty')}</p>}
    </nav>
  )
}
