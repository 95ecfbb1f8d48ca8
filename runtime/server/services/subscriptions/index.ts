/** Dashboards that are sent by e-mail. See README.md. What makes the mails is in letter/, loaded when one is sent. */

export { readEndToken } from './end-token.ts'
export { handOverDue } from './hand-over.ts'
export { isSubscription, type SubscriptionPayload } from './payload.ts'
export {
  changeSubscription,
  createSubscription,
  endFor,
  endSubscription,
  listSubscriptions,
  titleOf,
  tryOut,
} from './subscriptions.ts'
