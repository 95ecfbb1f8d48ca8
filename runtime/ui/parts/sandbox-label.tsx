import { ExperimentOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import './sandbox.css'

/** Says that this is a sandbox, and which one; the bar that it stands in has the class `is-sandbox`. */
export function SandboxLabel({ name }: { readonly name: string }) {
  const { t } = useTranslation('ui')
  return (
    <span className="sandbox-label" role="note" aria-label={t('sandbox.label', { name })} title={t('sandbox.hint')}>
      <ExperimentOutlined aria-hidden />
      <strong>{t('sandbox.word')}</strong>
      <span className="sandbox-name">{name}</span>
    </span>
  )
}

/** The same below the bar, on a phone. */
export function SandboxBand({ name }: { readonly name: string }) {
  return (
    <div className="sandbox-band">
      <SandboxLabel name={name} />
    </div>
  )
}
