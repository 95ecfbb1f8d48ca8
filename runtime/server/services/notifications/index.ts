/** Telling people and other systems what happened. See README.md. */
export { callWebhook, postToRobot, type RobotMessage, type WebhookCall } from './deliveries.ts'
export { type Notice, notify } from './notify.ts'
