/** The first page: the work of the navigation and how it stands, then a few of what belongs to it. */
import { textIn } from '@attain/form'
import { useTitle } from '@attain/ui/parts'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useApplication } from '../application/application.tsx'
import { flatten, navigationOf } from '../shell/navigation.ts'
import { HomeList } from './home-list.tsx'
import './home.css'

const HomeWaiting = lazy(() => import('../approvals/home-waiting.tsx'))

const HomeDashboards = lazy(() => import('./home-dashboards.tsx'))

const SHOWN_OBJECTS = 4
const SHOWN_BESIDE_WORK = 2

export default function HomePage() {
  const { t } = useTranslation()
  const { app, objects, pages, dashboards, session, language, workspace } = useApplication()
  const homes = dashboards.filter((each) => each.for?.some((role) => session.roles.includes(role)))
  useTitle(textIn(app.app.label, language))
  const listed = useMemo(() => {
    const places = flatten(navigationOf(pages, objects, workspace))
    const names = places.flatMap(({ page: { content } }) => (content.type === 'list' ? [content.object] : []))
    const known = [...new Set(names)].flatMap((name) => objects.get(name) ?? [])
    // What has stages is work; it comes first.
    const work = known.filter(({ stages }) => stages !== undefined).slice(0, SHOWN_OBJECTS)
    const others = known.filter(({ stages }) => stages === undefined)
    return [...work, ...others.slice(0, work.length > 0 ? SHOWN_BESIDE_WORK : SHOWN_OBJECTS)]
  }, [pages, objects, workspace])
  if (homes.length > 0)
    return (
      <div className="home">
        {app.hasApprovals && (
          <Suspense fallback={<section className="panel home-waiting-bones" aria-hidden />}>
            <HomeWaiting />
          </Suspense>
        )}
        <Suspense fallback={<section className="panel home-waiting-bones" aria-hidden />}>
          <HomeDashboards homes={homes} />
        </Suspense>
      </div>
    )
  return (
    <div className="home">
      <h1>{t('home.hello', { name: session.person.name })}</h1>
      {listed.length === 0 && <p className="home-empty">{t('home.empty')}</p>}
      <div className="home-grid">
        {app.hasApprovals && (
          <Suspense fallback={<section className="panel home-waiting-bones" aria-hidden />}>
            <HomeWaiting />
          </Suspense>
        )}
        {listed.map((object) => (
          <HomeList key={object.name} object={object} />
        ))}
      </div>
    </div>
  )
}
