/** Picks people of the workspace by their names. */
import { request } from '@attain/ui/api'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { usePlace } from '../draft/draft-context.tsx'

interface Found {
  readonly items: readonly { readonly id: string; readonly values: { readonly name?: string } }[]
}

interface Props {
  readonly label: string
  /** Ids. */
  readonly value: readonly string[]
  readonly onChange: (people: readonly string[]) => void
}

export function PersonSelect({ label, value, onChange }: Props) {
  const { workspace } = usePlace()
  const [words, setWords] = useState('')
  /** Names of everybody that was found so far, for those that are chosen already. */
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map())
  const found = useQuery({
    queryKey: ['people', workspace, words],
    queryFn: async ({ signal }) => {
      const path = `/records/person?limit=20&fields=name&filter=${encodeURIComponent('active = TRUE')}`
      const search = words.trim() === '' ? '' : `&search=${encodeURIComponent(words.trim())}`
      const { items } = await request<Found>(path + search, { signal })
      setKnown((before) => new Map([...before, ...items.map(({ id, values }) => [id, values.name ?? id] as const)]))
      return items
    },
  })
  const ids = new Set([...value, ...(found.data ?? []).map(({ id }) => id)])
  return (
    <Select
      mode="multiple"
      aria-label={label}
      placeholder={label}
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: setWords }}
      value={[...value]}
      onChange={(people: string[]) => onChange(people)}
      options={[...ids].map((id) => ({ value: id, label: known.get(id) ?? id }))}
    />
  )
}
