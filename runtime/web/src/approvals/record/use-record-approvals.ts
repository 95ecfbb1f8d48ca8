import { useQuery } from '@tanstack/react-query'
import { getRecordApprovals } from '../../api/approvals.ts'
import { keys } from '../../api/queries.ts'
import { useApplication } from '../../application/application.tsx'

/** The approvals of a record, what may be started, and whether it is locked; nothing where its object has no approvals. */
export function useRecordApprovals(object: string, record: string) {
  const { workspace, app } = useApplication()
  return useQuery({
    queryKey: keys.approvalsOf(workspace, object, record),
    queryFn: ({ signal }) => getRecordApprovals(object, record, signal),
    enabled: app.approvals.some((each) => each.object === object),
  })
}
