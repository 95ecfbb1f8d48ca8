import { request } from '@attain/ui/api'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../draft/draft-context.tsx'

const none: readonly string[] = []

export interface RolesOfPerson {
  readonly roles: readonly string[]
  readonly isLoading: boolean
  /** Why there are none, in words. */
  readonly problem: string | undefined
}

/** The roles that a person's account has; somebody without an account has none. */
export function useRolesOf(person: string | undefined): RolesOfPerson {
  const { t } = useTranslation()
  const { workspace } = usePlace()
  const found = useQuery({
    queryKey: ['account', workspace, person],
    enabled: person !== undefined,
    retry: false,
    queryFn: ({ signal }) =>
      request<{ readonly roles: readonly string[] }>(`/people/${encodeURIComponent(person ?? '')}/account`, { signal }),
  })
  return {
    roles: found.data?.roles ?? none,
    isLoading: found.isFetching,
    problem: found.isError ? t('seeAs.noAccount') : undefined,
  }
}
