import { textIn } from '@attain/form'
import { NotFoundPage } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useParams } from 'react-router'
import { useApplication } from '../application/application.tsx'
import './home.css'

/** A page of the navigation that only says something. */
export default function TextPage() {
  const { name } = useParams()
  const { pages, language } = useApplication()
  const page = pages.find((each) => each.name === name)
  useTitle(page && textIn(page.label, language))
  if (page?.content.type !== 'text') return <NotFoundPage />
  return (
    <article className="text-page">
      <h1>{textIn(page.label, language)}</h1>
      <p>{textIn(page.content.body, language)}</p>
    </article>
  )
}
