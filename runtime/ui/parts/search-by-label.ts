import type { SelectProps } from 'antd'

type Search = Exclude<SelectProps['showSearch'], boolean | undefined>

/** What lists do with typed words: whatever is called exactly that comes first, then what begins with them. */
export const searchByLabel = {
  optionFilterProp: 'label',
  filterSort: (a, b, { searchValue }) => distance(a.label, searchValue) - distance(b.label, searchValue),
} satisfies Search

function distance(label: unknown, words: string): number {
  const [said, sought] = [String(label).toLowerCase(), words.trim().toLowerCase()]
  return said === sought ? 0 : said.startsWith(sought) ? 1 : 2
}
