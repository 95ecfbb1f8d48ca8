import type { Text } from '@attain/engine/metadata'

/** What a delivery of a dashboard keeps; all that it shows is read when it is sent, as its reader may see it then. */
export interface SubscriptionPayload {
  readonly subscription: string
  /** For the list of what went out. */
  readonly title: Required<Text>
  /** Asked for at once, and not at its time. */
  readonly isNow?: true
}

export function isSubscription(payload: object): payload is SubscriptionPayload {
  return 'subscription' in payload
}
