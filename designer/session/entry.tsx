import { caller, getSession } from '@attain/ui/api'
import { Failure } from '@attain/ui/feedback'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from 'react-router'
import { paths } from '../paths.ts'

/** The workspace that both front ends remember. */
const REMEMBERED = 'attain.workspace'

/** The address without a workspace: goes to the one used last, else the account's first. */
export function Entry() {
  caller.workspace = null
  const session = useQuery({ queryKey: ['session', null], queryFn: ({ signal }) => getSession(signal) })
  if (session.error) return <Failure error={session.error} retry={() => void session.refetch()} />
  if (!session.data) return null
  const last = localStorage.getItem(REMEMBERED)
  const workspace = session.data.workspaces.find(({ slug }) => slug === last) ?? session.data.workspace
  return <Navigate to={paths.map(workspace.slug)} replace />
}
