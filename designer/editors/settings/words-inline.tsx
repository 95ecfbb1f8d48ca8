/** Words in the languages of the page, side by side, where a list has one for each of its rows. */
import type { Text } from '@attain/engine/metadata'
import { LANGUAGES, useLanguage } from '@attain/ui/i18n'
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { changedWords } from '../../parts/words-input.tsx'

interface Props {
  readonly label: string
  readonly value: Text
  readonly onChange: (value: Text) => void
}

/** Words that are needed are only changed by others, never emptied. */
export function WordsInline({ label, value, onChange }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const ordered = LANGUAGES.toSorted((a, b) => Number(b.code === language) - Number(a.code === language))
  return (
    <span className="words-inline">
      {ordered.map(({ code, name }) => (
        <Input
          key={code}
          aria-label={t('words.in', { label, language: name })}
          placeholder={name}
          value={value[code] ?? ''}
          onChange={({ target }) => {
            const next = changedWords(value, code, target.value)
            if (next !== undefined) onChange(next)
          }}
        />
      ))}
    </span>
  )
}
