/** The templates that there are; one of them is looked at before it is installed. */
import { textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { useLanguage } from '@attain/ui/i18n'
import { LinkButton, useTitle } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Skeleton, Tag } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { listTemplates } from '../api/templates.ts'
import { useDraft, useDraftState, usePlace } from '../draft/draft-context.tsx'
import { paths } from '../paths.ts'
import { countsText } from './counts-text.ts'
import { installedTemplates } from './install-plan.ts'
import { TemplatePage } from './template-page.tsx'
import './templates.css'

export default function TemplatesPage() {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  const name = params.get('name')
  useTitle(t('template.title'))
  return <div className="designer-narrow">{name === null ? <All /> : <TemplatePage key={name} name={name} />}</div>
}

function All() {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const draft = useDraft()
  const { workspace } = usePlace()
  const documents = useDraftState((state) => state.documents)
  const installed = useMemo(() => installedTemplates(documents), [documents])
  const templates = useQuery({ queryKey: ['templates', workspace], queryFn: ({ signal }) => listTemplates(signal) })
  const keep = async () => {
    const { downloadBundle } = await import('./download-bundle.ts')
    downloadBundle(draft.state.documents)
  }
  return (
    <>
      <header className="templates-head">
        <h1>{t('template.title')}</h1>
        <Button onClick={() => void keep()}>{t('template.export')}</Button>
      </header>
      {templates.error ? (
        <Failure error={templates.error} retry={() => void templates.refetch()} />
      ) : templates.data === undefined ? (
        <Skeleton active paragraph={{ rows: 4 }} />
      ) : templates.data.length === 0 ? (
        <Empty description={t('template.none')} />
      ) : (
        templates.data.map(({ name, label, description, version, counts }) => (
          <section key={name} className="panel templates-one" aria-label={textIn(label, language)}>
            <div>
              <h2>
                {textIn(label, language)} <span className="templates-version">{version}</span>{' '}
                {installed.has(name) && <Tag>{t('template.installed', { version: installed.get(name)?.version })}</Tag>}
              </h2>
              {description && <p>{textIn(description, language)}</p>}
              <p className="templates-counts">{countsText(counts, language)}</p>
            </div>
            <LinkButton to={`${paths.templates(workspace)}?name=${encodeURIComponent(name)}`}>
              {t('template.look')}
            </LinkButton>
          </section>
        ))
      )}
    </>
  )
}
