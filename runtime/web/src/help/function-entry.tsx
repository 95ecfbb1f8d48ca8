import { LinkOutlined, PlayCircleOutlined } from '@ant-design/icons'
import type { ReferenceEntry } from '@attain/engine/formula/language'
import { useMessages } from '@attain/ui/feedback'
import { Button } from 'antd'
import { memo } from 'react'
import { useHelpTexts } from './texts.ts'

interface FunctionEntryProps {
  readonly entry: ReferenceEntry
  readonly onTry: (formula: string) => void
}

/** One function or operator: how it is written, what it does, what it gives, how it looks. */
export const FunctionEntry = memo(function FunctionEntry({ entry, onTry }: FunctionEntryProps) {
  const { t } = useHelpTexts()
  const { done } = useMessages()
  const { name, signature, returns, about, differs, examples } = entry
  const copy = async () => {
    const address = `${window.location.origin}${window.location.pathname}#${encodeURIComponent(name)}`
    window.history.replaceState(window.history.state, '', address)
    await navigator.clipboard?.writeText(address)
    done(t('copied'))
  }
  return (
    <article className="function" id={name} tabIndex={-1} aria-labelledby={`signature-${name}`}>
      <header>
        <h3 id={`signature-${name}`}>
          <code>{signature}</code>
        </h3>
        <Button
          type="text"
          size="small"
          icon={<LinkOutlined aria-hidden />}
          aria-label={t('link', { name })}
          onClick={() => void copy()}
        />
        <span className="function-returns">{t('gives', { type: t(`returns.${returns}`) })}</span>
      </header>
      <p>{about}</p>
      <ul className="function-examples" aria-label={t('examples')}>
        {examples.map(({ formula, gives }) => (
          <li key={formula}>
            <code className="function-formula">{formula}</code>
            <span className="function-gives">
              <span aria-hidden>→</span>
              {gives === 'blank' ? <em>{t('blank')}</em> : <samp>{gives}</samp>}
            </span>
            <Button
              type="text"
              size="small"
              icon={<PlayCircleOutlined aria-hidden />}
              aria-label={t('try.use', { formula })}
              title={t('try.title')}
              onClick={() => onTry(formula)}
            />
          </li>
        ))}
      </ul>
      {differs && (
        <p className="function-differs">
          <strong>{t('differs')}</strong> {differs}
        </p>
      )}
    </article>
  )
})
