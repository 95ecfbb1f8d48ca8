import { SettingOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import { useApplication } from '../../application/application.tsx'
import { paths } from '../../application/paths.ts'
import { useApprovalTexts } from '../texts.ts'
import { usePhrases } from './use-phrases.ts'
import './parts.css'

interface PhrasePickerProps {
  readonly value: string
  readonly onChange: (text: string) => void
}

/** What one writes often, a tap each; it goes behind what stands there. */
export function PhrasePicker({ value, onChange }: PhrasePickerProps) {
  const { t } = useApprovalTexts()
  const { workspace } = useApplication()
  const phrases = usePhrases()
  return (
    <fieldset className="phrases" aria-label={t('phrases.label')}>
      {phrases.map((phrase) => (
        <button
          key={phrase}
          type="button"
          onClick={() => onChange(value.trim() === '' ? phrase : `${value} ${phrase}`)}
        >
          {phrase}
        </button>
      ))}
      <Link to={paths.phrases(workspace)} aria-label={t('phrases.edit')} title={t('phrases.edit')}>
        <SettingOutlined aria-hidden />
      </Link>
    </fieldset>
  )
}
