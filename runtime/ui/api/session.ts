/** Calls about the account: signing in and out, and which part of the application it sees. */
import type { AppBody, SessionBody } from '@attain/contract'
import { request } from './request.ts'

/** Signs in with an email address when it looks like one, otherwise with a username. */
export function signIn(login: string, password: string): Promise<unknown> {
  return login.includes('@')
    ? request('/auth/sign-in/email', { method: 'POST', body: { email: login, password } })
    : request('/auth/sign-in/username', { method: 'POST', body: { username: login, password } })
}

export function signOut(): Promise<unknown> {
  return request('/auth/sign-out', { method: 'POST', body: {} })
}

/** Ends every session of the account, this one included. */
export async function signOutEverywhere(): Promise<void> {
  await request('/auth/revoke-sessions', { method: 'POST', body: {} })
  await signOut().catch(() => undefined)
}

export function changePassword(currentPassword: string, newPassword: string): Promise<unknown> {
  return request('/auth/change-password', {
    method: 'POST',
    body: { currentPassword, newPassword, revokeOtherSessions: true },
  })
}

export function getSession(signal?: AbortSignal): Promise<SessionBody> {
  return request('/session', { signal })
}

export function getApp(signal?: AbortSignal): Promise<AppBody> {
  return request('/app', { signal })
}
