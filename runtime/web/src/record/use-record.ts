import { useQuery } from '@tanstack/react-query'
import { keys } from '../api/queries.ts'
import { getRecord } from '../api/records.ts'
import { useApplication } from '../application/application.tsx'

/** One record with what this person may do with it. */
export function useRecord(object: string, id: string) {
  const { workspace } = useApplication()
  return useQuery({
    queryKey: keys.record(workspace, object, id),
    queryFn: ({ signal }) => getRecord(object, id, signal),
  })
}
