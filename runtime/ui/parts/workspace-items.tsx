import type { WorkspaceBody } from '@attain/contract'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import './sandbox.css'

/** The workspaces of a person for a menu, each with its sandboxes beneath it. */
export function workspaceItems(
  workspaces: readonly WorkspaceBody[],
  t: TFunction<'ui'>,
): { key: string; label: ReactNode }[] {
  return inOrder(workspaces).map(({ slug, name, sandboxOf }) => ({
    key: slug,
    label:
      sandboxOf === undefined ? (
        name
      ) : (
        <span className="workspace-sandbox">
          {name} <small>{t('sandbox.word')}</small>
        </span>
      ),
  }))
}

/** Sandboxes of a live workspace that one does not belong to come last. */
export function inOrder(workspaces: readonly WorkspaceBody[]): readonly WorkspaceBody[] {
  const live = workspaces.filter(({ sandboxOf }) => sandboxOf === undefined)
  const known = new Set(live.map(({ slug }) => slug))
  return [
    ...live.flatMap((one) => [one, ...workspaces.filter(({ sandboxOf }) => sandboxOf === one.slug)]),
    ...workspaces.filter(({ sandboxOf }) => sandboxOf !== undefined && !known.has(sandboxOf)),
  ]
}
