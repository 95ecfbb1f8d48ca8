/** What people are told, how they like it, and the ways out of the application that administrators set up. */
import { type Static, Type } from 'typebox'
import { Id, Name } from './records.ts'

const closed = { additionalProperties: false }

/** Words in both languages. */
const BothLanguages = Type.Object({ en: Type.String(), 'zh-CN': Type.String() })
const Moment = Type.String()
const Cursor = Type.Union([Type.String(), Type.Null()])

/** What a notification is about; people choose by topic what is also sent by e-mail. */
export const NotificationTopic = Type.Union([
  Type.Literal('approval'),
  Type.Literal('commission'),
  Type.Literal('rule'),
  Type.Literal('scorecard'),
  Type.Literal('target'),
])
export type NotificationTopic = Static<typeof NotificationTopic>

export const NotificationBody = Type.Object({
  id: Id,
  topic: NotificationTopic,
  title: BothLanguages,
  text: Type.Union([BothLanguages, Type.Null()]),
  /** A path within the workspace: "/records/opportunity/…". */
  link: Type.Union([Type.String(), Type.Null()]),
  at: Moment,
  read: Type.Boolean(),
})
export type NotificationBody = Static<typeof NotificationBody>

/** `GET /api/notifications`. */
export const NotificationQuery = Type.Object(
  {
    limit: Type.Optional(Type.String({ pattern: '^([1-9]|[1-4][0-9]|50)$' })),
    /** The `next` of the page before. */
    after: Type.Optional(Id),
    unread: Type.Optional(Type.Literal('true')),
  },
  closed,
)
export type NotificationQuery = Static<typeof NotificationQuery>

/** Unread ones are counted no further than this. */
export const mostUnread = 100

export const NotificationList = Type.Object({
  /** Newest first. */
  items: Type.Array(NotificationBody),
  next: Cursor,
  unread: Type.Integer(),
})
export type NotificationList = Static<typeof NotificationList>

/** `POST /api/notifications/read`: these, or all up to and including one. */
export const ReadBody = Type.Union([
  Type.Object({ ids: Type.Array(Id, { minItems: 1, maxItems: 100 }) }, closed),
  Type.Object({ upTo: Id }, closed),
])
export type ReadBody = Static<typeof ReadBody>

/** What `GET /api/notifications/stream` sends, as the data of events of these names. */
export interface StreamEvents {
  /** From now on everything is told. */
  listening: { unread: number }
  /** New ones, oldest first. */
  notifications: { items: NotificationBody[]; unread: number }
  /** Something was read elsewhere, or may have gone unheard: ask again. */
  changed: { unread: number }
}

const MinuteOfDay = Type.Integer({ minimum: 0, maximum: 1439 })

/** `PUT /api/notifications/preferences`. */
export const PreferencesInput = Type.Object(
  {
    /** Of e-mails. */
    language: Type.Union([Type.Literal('en'), Type.Literal('zh-CN')]),
    timeZone: Type.String({ minLength: 1, maxLength: 64 }),
    /** Whether notifications of a topic are also sent by e-mail. In the application all are shown. */
    email: Type.Object(
      {
        approval: Type.Boolean(),
        commission: Type.Boolean(),
        rule: Type.Boolean(),
        scorecard: Type.Boolean(),
        target: Type.Boolean(),
      },
      closed,
    ),
    /** Minutes after midnight, between which e-mails wait unless they are urgent; null for never. */
    quiet: Type.Union([Type.Object({ from: MinuteOfDay, until: MinuteOfDay }, closed), Type.Null()]),
  },
  closed,
)
export type PreferencesInput = Static<typeof PreferencesInput>

/** `GET /api/notifications/preferences`. */
export const PreferencesBody = Type.Object({
  ...PreferencesInput.properties,
  /** Where e-mails go; null when nobody has noted an address. */
  address: Type.Union([Type.String(), Type.Null()]),
  /** Whether the workspace sends e-mails at all. */
  sendsEmail: Type.Boolean(),
})
export type PreferencesBody = Static<typeof PreferencesBody>

/** A chat that has robots. */
export const RobotKind = Type.Union([Type.Literal('dingtalk'), Type.Literal('wecom'), Type.Literal('feishu')])
export type RobotKind = Static<typeof RobotKind>

/** A way out of the application. */
export const ChannelKind = Type.Union([Type.Literal('email'), Type.Literal('webhook'), RobotKind])
export type ChannelKind = Static<typeof ChannelKind>

const Host = Type.String({ pattern: '^[A-Za-z0-9._:-]{1,253}$' })
const Line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]*$' })
/** Left out, what is stored stays. */
const Secret = Type.Optional(Line(1000))

/** The company's mail server. */
export const EmailSettings = Type.Object(
  {
    host: Host,
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    /** tls: from the first byte (465); starttls: after a greeting (587); none: readable for everybody in between. */
    security: Type.Union([Type.Literal('tls'), Type.Literal('starttls'), Type.Literal('none')]),
    user: Type.Optional(Line(200)),
    from: Type.String({ pattern: '^[^\\s@<>,;"]{1,64}@[A-Za-z0-9.-]{1,253}$' }),
    fromName: Type.Optional(Line(100)),
  },
  closed,
)
export type EmailSettings = Static<typeof EmailSettings>

export const WebhookSettings = Type.Object({ url: Line(2000) }, closed)
export type WebhookSettings = Static<typeof WebhookSettings>

export const RobotSettings = Type.Object(
  {
    /** In which language it writes. */
    language: Type.Union([Type.Literal('en'), Type.Literal('zh-CN')]),
  },
  closed,
)
export type RobotSettings = Static<typeof RobotSettings>

/** `PUT /api/channels/:name`. Secrets go in and never come out. */
export const ChannelInput = Type.Union([
  Type.Object({ kind: Type.Literal('email'), settings: EmailSettings, password: Secret }, closed),
  /** The secret signs calls: `whsec_` and base64, or any text. */
  Type.Object({ kind: Type.Literal('webhook'), settings: WebhookSettings, secret: Secret }, closed),
  /** The address is as good as a password. The secret signs messages, where the chat asks for that. */
  Type.Object(
    {
      kind: RobotKind,
      settings: RobotSettings,
      url: Type.Optional(Line(2000)),
      secret: Type.Optional(Type.Union([Line(1000), Type.Null()])),
    },
    closed,
  ),
])
export type ChannelInput = Static<typeof ChannelInput>

const ofChannel = {
  name: Name,
  changedAt: Moment,
  changedBy: Type.Union([Type.String(), Type.Null()]),
  /** Names of the secrets that it has. */
  secrets: Type.Array(Type.String()),
}

export const ChannelBody = Type.Union([
  Type.Object({ ...ofChannel, kind: Type.Literal('email'), settings: EmailSettings }),
  Type.Object({ ...ofChannel, kind: Type.Literal('webhook'), settings: WebhookSettings }),
  /** `host` is all that is told of its address. */
  Type.Object({
    ...ofChannel,
    kind: RobotKind,
    settings: Type.Object({ ...RobotSettings.properties, host: Type.String() }),
  }),
])
export type ChannelBody = Static<typeof ChannelBody>

/** `GET /api/channels`. */
export const ChannelList = Type.Object({ items: Type.Array(ChannelBody), allowedHosts: Type.Array(Type.String()) })
export type ChannelList = Static<typeof ChannelList>

/** `PUT /api/allowed-hosts`: hosts that may be reached although they are within a private network. */
export const AllowedHosts = Type.Object({ hosts: Type.Array(Host, { maxItems: 100, uniqueItems: true }) }, closed)
export type AllowedHosts = Static<typeof AllowedHosts>

/** `POST /api/channels/:name/test`. */
export const ChannelTest = Type.Object({ ok: Type.Boolean(), answer: Type.String() })
export type ChannelTest = Static<typeof ChannelTest>

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

/** `GET /api/deliveries`. */
export const DeliveryQuery = Type.Object({ state: Type.Optional(DeliveryState), after: Type.Optional(Id) }, closed)
export type DeliveryQuery = Static<typeof DeliveryQuery>

export const DeliveryBody = Type.Object({
  id: Id,
  kind: DeliveryKind,
  /** A person's name, a channel, or an address. */
  target: Type.String(),
  key: Type.String(),
  /** What it says, for what has a title. */
  title: Type.Union([BothLanguages, Type.Null()]),
  state: DeliveryState,
  attempts: Type.Integer(),
  problem: Type.Union([Type.String(), Type.Null()]),
  createdAt: Moment,
  /** Of the next attempt, or of the last one. */
  dueAt: Moment,
  sentAt: Type.Union([Moment, Type.Null()]),
})
export type DeliveryBody = Static<typeof DeliveryBody>

export const DeliveryList = Type.Object({ items: Type.Array(DeliveryBody), next: Cursor })
export type DeliveryList = Static<typeof DeliveryList>

/** `POST /api/deliveries/replay`: all that are dead. */
export const ReplayBody = Type.Object({ replayed: Type.Integer() })
export type ReplayBody = Static<typeof ReplayBody>
