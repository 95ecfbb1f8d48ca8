import { App } from 'antd'
import { type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'

interface LeaveGuardProps {
  /** There is something unsaved. */
  readonly active: boolean
  /** Set when leaving is meant: after saving or cancelling. */
  readonly passed: RefObject<boolean>
}

/** Asks before unsaved changes are left behind. They stay as a draft of this tab either way. */
export function LeaveGuard({ active, passed }: LeaveGuardProps) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      active &&
      !passed.current &&
      currentLocation.pathname !== nextLocation.pathname &&
      nextLocation.pathname !== '/sign-in',
  )

  useEffect(() => {
    if (blocker.state !== 'blocked') return
    const dialog = modal.confirm({
      title: t('draft.leaveTitle'),
      content: t('draft.leaveText'),
      okText: t('draft.leave'),
      cancelText: t('draft.stay'),
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    })
    return () => dialog.destroy()
  }, [blocker, modal, t])

  useEffect(() => {
    if (!active) return
    const warn = (event: BeforeUnloadEvent) => {
      if (!passed.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [active, passed])
  return null
}
