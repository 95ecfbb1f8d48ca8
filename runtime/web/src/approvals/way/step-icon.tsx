import {
  CheckCircleFilled,
  CloseCircleFilled,
  ExclamationCircleFilled,
  FieldTimeOutlined,
  ForkOutlined,
  PartitionOutlined,
  PlayCircleOutlined,
  SendOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons'
import type { WayStep } from '@attain/contract'

export type StepState = 'submitted' | 'approved' | 'rejected' | 'now' | 'ahead' | 'stuck'

/** How a step stands, as a sign. */
export function StepIcon({ state }: { readonly state: StepState }) {
  return (
    <span className="way-icon" data-state={state} aria-hidden>
      {state === 'approved' ? (
        <CheckCircleFilled />
      ) : state === 'rejected' ? (
        <CloseCircleFilled />
      ) : state === 'stuck' ? (
        <ExclamationCircleFilled />
      ) : state === 'submitted' ? (
        <PlayCircleOutlined />
      ) : (
        <span className="way-ring" />
      )}
    </span>
  )
}

/** What kind of step it is, where nobody decides at it. */
export function KindIcon({ type }: { readonly type: WayStep['type'] }) {
  switch (type) {
    case 'copy':
      return <SendOutlined aria-hidden />
    case 'condition':
      return <ForkOutlined aria-hidden />
    case 'action':
      return <ThunderboltOutlined aria-hidden />
    case 'wait':
      return <FieldTimeOutlined aria-hidden />
    case 'parallel':
    case 'inclusive':
    case 'subprocess':
      return <PartitionOutlined aria-hidden />
    default:
      return null
  }
}

export function stateOf({ isStuck, when, outcome }: WayStep): StepState {
  if (isStuck) return 'stuck'
  if (when === 'done') return outcome === 'rejected' ? 'rejected' : 'approved'
  return when
}
