/** Dashboards that are sent by e-mail at times. */
import type { Text } from '@attain/engine/metadata'
import { type Static, Type } from 'typebox'
import { Id, Name } from './records.ts'

const closed = { additionalProperties: false }

export const Weekday = Type.Union([
  Type.Literal('monday'),
  Type.Literal('tuesday'),
  Type.Literal('wednesday'),
  Type.Literal('thursday'),
  Type.Literal('friday'),
  Type.Literal('saturday'),
  Type.Literal('sunday'),
])
export type Weekday = Static<typeof Weekday>

/** `POST /api/subscriptions`, `PUT /api/subscriptions/:id` */
export const SubscriptionInput = Type.Object(
  {
    dashboard: Name,
    /** What the page is narrowed down to, as its address has it: `by=quarter&last=4`. */
    narrowed: Type.Optional(Type.String({ maxLength: 2000 })),
    every: Type.Union([Type.Literal('day'), Type.Literal('week'), Type.Literal('month')]),
    /** Of weekly ones; Monday without it. */
    weekday: Type.Optional(Weekday),
    /** Of monthly ones, the last day where there is none; the first without it. */
    day: Type.Optional(Type.Integer({ minimum: 1, maximum: 31 })),
    /** On the clock of the workspace. */
    at: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }),
    /** For others; administrators only. For oneself without both. */
    people: Type.Optional(Type.Array(Id, { maxItems: 500, uniqueItems: true })),
    roles: Type.Optional(Type.Array(Name, { maxItems: 100, uniqueItems: true })),
  },
  closed,
)
export type SubscriptionInput = Static<typeof SubscriptionInput>

/** `GET /api/subscriptions` */
export const SubscriptionQuery = Type.Object(
  {
    dashboard: Type.Optional(Name),
    /** Everybody's; administrators only. */
    all: Type.Optional(Type.Literal('true')),
  },
  closed,
)
export type SubscriptionQuery = Static<typeof SubscriptionQuery>

export interface SubscriptionBody {
  readonly id: string
  readonly dashboard: string
  readonly label: Text
  readonly narrowed: string
  readonly every: SubscriptionInput['every']
  readonly weekday?: Weekday
  readonly day?: number
  readonly at: string
  readonly timeZone: string
  /** Whether it is the asker's, for themselves alone. */
  readonly isOwn: boolean
  /** Whether the asker may change it and end it for everybody. */
  readonly mayChange: boolean
  readonly by: string
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly roles: readonly { readonly name: string; readonly label: Text }[]
  /** How many of those whom it is for ended it for themselves. */
  readonly ended: number
  readonly next: string
  readonly sentAt: string | null
}

export interface SubscriptionList {
  readonly items: readonly SubscriptionBody[]
  /** Where mails to the asker go; null when nobody has noted an address. */
  readonly address: string | null
  /** Whether the workspace sends e-mails at all. */
  readonly sendsEmail: boolean
  readonly timeZone: string
}
