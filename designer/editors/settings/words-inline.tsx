/** Words in the languages of the page, side by side, where a list has one for each of its rows. */
import type { Language, Text } from '@attain/engine/metadata'
import { LANGUAGES, useLanguage } from '@attain/ui/i18n'
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { changedWords } from '../../parts/words-input.tsx'

interface Needed {
  readonly label: string
  readonly value: Text
  readonly usual?: undefined
  readonly onChange: (value: Text) => void
}

interface Optional {
  readonly label: string
  readonly value: Text | undefined
  /** What stands there when nothing is said. */
  readonly usual: (language: Language) => string
  readonly onChange: (value: Text | undefined) => void
}

/** Words that are needed are only changed by others, never emptied. */
export function WordsInline(props: Needed | Optional) {
  const { label, value } = props
  const { t } = useTranslation()
  const [language] = useLanguage()
  const ordered = LANGUAGES.toSorted((a, b) => Number(b.code === language) - Number(a.code === language))
  return (
    <span className="words-inline">
      {ordered.map(({ code, name }) => (
        <Input
          key={code}
          aria-label={t('words.in', { label, language: name })}
          placeholder={props.usual === undefined ? name : props.usual(code)}
          value={value?.[code] ?? ''}
          onChange={({ target }) => {
            const next = changedWords(value, code, target.value)
            if (props.usual !== undefined) props.onChange(next)
            else if (next !== undefined) props.onChange(next)
          }}
        />
      ))}
    </span>
  )
}
