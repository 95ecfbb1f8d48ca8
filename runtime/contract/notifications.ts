/** What people are told, how they like it, and the ways out of the application that administrators set up. */
import { type Static, Type } from 'typebox'

/** What a notification is about; people choose by topic what is also sent by e-mail. */
export const NotificationTopic = Type.Union([Type.Literal('approval'), Type.Literal('rule')])
export type NotificationTopic = Static<typeof NotificationTopic>

/** A way out of the application. */
export const ChannelKind = Type.Union([
  Type.Literal('email'),
  Type.Literal('webhook'),
  Type.Literal('dingtalk'),
  Type.Literal('wecom'),
  Type.Literal('feishu'),
])
export type ChannelKind = Static<typeof ChannelKind>

export const DeliveryKind = Type.Union([Type.Literal('email'), Type.Literal('webhook'), Type.Literal('robot')])
export type DeliveryKind = Static<typeof DeliveryKind>

/**
 * waiting: for its first attempt, or the end of quiet hours. sending: handed over, and not known yet whether it came
 * through. failed: tried again by itself. dead: given up; an administrator may replay it. dropped: nobody wants it any
 * more.
 */
export const DeliveryState = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('sending'),
  Type.Literal('sent'),
  Type.Literal('failed'),
  Type.Literal('dead'),
  Type.Literal('dropped'),
])
export type DeliveryState = Static<typeof DeliveryState>
