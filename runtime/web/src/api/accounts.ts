/** Calls about the accounts of people, for administrators. */
import type { AccountBody } from '@attain/contract'
import { ApiError, request } from '@attain/ui/api'

export type PersonAccount = Omit<AccountBody, 'password'>

/** Null when the person has none. */
export async function getAccount(person: string, signal?: AbortSignal): Promise<PersonAccount | null> {
  try {
    return await request<PersonAccount>(`/people/${person}/account`, { signal })
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null
    throw error
  }
}

/** Gives a person an account, or changes it. */
export function saveAccount(person: string, account: AccountBody): Promise<PersonAccount> {
  return request(`/people/${person}/account`, { method: 'PUT', body: account })
}
