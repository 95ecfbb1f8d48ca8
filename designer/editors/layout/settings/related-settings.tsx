import { problemsBelow } from '../../../check/problem-at.ts'
import { PathList } from '../../../names/path-list.tsx'
import { Setting } from '../../../names/setting.tsx'
import { SortLevels } from '../../../names/sort-levels.tsx'
import { useSchemaWords } from '../../../schema-form/use-schema-words.ts'
import { useLayout } from '../layout-context.tsx'
import type { RelatedList } from '../layout-document.ts'

export function RelatedSettings({ list, index }: { readonly list: RelatedList; readonly index: number }) {
  const { identity, layout, bundle, problems } = useLayout()
  const words = useSchemaWords('layout')
  const pointer = `/related/${index}`
  const child = bundle.objects.get(layout.object)?.children.get(list.children)?.object
  // a list that is not there any more is said in the list of lists
  if (child === undefined) return null
  return (
    <>
      <Setting words={words('RelatedList', 'columns')}>
        <PathList
          label={words('RelatedList', 'columns').title}
          identity={identity}
          pointer={`${pointer}/columns`}
          object={child}
          paths={list.columns ?? []}
          problems={problemsBelow(problems, `${pointer}/columns`)}
          most={20}
        />
      </Setting>
      <Setting words={words('RelatedList', 'sort')}>
        <SortLevels
          label={words('RelatedList', 'sort').title}
          identity={identity}
          pointer={`${pointer}/sort`}
          object={child}
          levels={list.sort ?? []}
          problems={problemsBelow(problems, `${pointer}/sort`)}
          most={3}
        />
      </Setting>
    </>
  )
}
