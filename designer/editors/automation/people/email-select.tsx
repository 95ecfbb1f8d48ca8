/** People by their e-mail addresses, found by name; an address of somebody who is not there yet can be written. */
import { request } from '@attain/ui/api'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../../../draft/draft-context.tsx'

interface Found {
  readonly items: readonly {
    readonly id: string
    readonly values: { readonly name?: string; readonly email?: string }
  }[]
}

interface Props {
  readonly value: readonly string[]
  readonly status?: 'error' | ''
  readonly onChange: (emails: string[]) => void
}

export function EmailSelect({ value, status = '', onChange }: Props) {
  const { t } = useTranslation()
  const { workspace } = usePlace()
  const [words, setWords] = useState('')
  const [isOpen, setOpen] = useState(false)
  const found = useQuery<Found['items']>({
    queryKey: ['people by e-mail', workspace, words],
    enabled: isOpen,
    placeholderData: (before) => before,
    queryFn: async ({ signal }) => {
      const path = `/records/person?limit=20&fields=name,email&filter=${encodeURIComponent('active = TRUE')}`
      const search = words.trim() === '' ? '' : `&search=${encodeURIComponent(words.trim())}`
      return (await request<Found>(path + search, { signal })).items
    },
  })
  const people = (found.data ?? []).flatMap(({ values: { name, email } }) =>
    typeof email === 'string' ? [{ value: email, label: email, name: name ?? email }] : [],
  )
  return (
    <Select
      mode="tags"
      className="people-emails"
      aria-label={t('people.emails')}
      placeholder={t('people.emailsHint')}
      status={status}
      tokenSeparators={[',', ' ', ';', '，']}
      showSearch={{ filterOption: false, onSearch: setWords }}
      onOpenChange={setOpen}
      value={[...value]}
      options={people}
      optionRender={({ data }) => (
        <span className="attain-choice">
          <span>{data.name}</span>
          <small>{data.value}</small>
        </span>
      )}
      onChange={(emails: string[]) => {
        setWords('')
        onChange(emails)
      }}
    />
  )
}
