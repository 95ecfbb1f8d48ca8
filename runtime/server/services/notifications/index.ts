/** Telling people and other systems what happened. See README.md. What sends it is in sending.ts. */
export { callWebhook, postToRobot, type RobotMessage, type WebhookCall } from './deliveries.ts'
export { forgetOldNotifications } from './forget.ts'
export { type Notice, notify } from './notify.ts'
export { keepLanguage, readPreferences, savePreferences } from './preferences.ts'
export { createStreams, type Streams } from './streams.ts'
export { listNotifications, markRead, readerOf } from './told.ts'
