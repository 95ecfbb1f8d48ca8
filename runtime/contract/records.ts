/** Records over HTTP: what goes in and what comes out of `/api/records/:object`. */
import { type Static, Type } from 'typebox'

const closed = { additionalProperties: false }

/** API name of an object or field. */
export const Name = Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' })

/** `close_date`, or through a relation `account.sector`. */
export const FieldPath = Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}(\\.[a-z][a-z0-9_]{0,62}){0,3}$' })

export const Id = Type.String({ format: 'uuid' })

/** JSON Logic over the object's fields; the server checks names, types, depth and size. */
export const Filter = Type.Union(
  [Type.Object({}, { additionalProperties: true }), Type.String({ maxLength: 10_000 })],
  {
    description: 'A condition: JSON Logic, or a formula as text',
  },
)
export type Filter = Static<typeof Filter>

/** Values by field name. Decimals are strings ("1054.00"), dates "2017-03-01", references ids. */
export const Values = Type.Record(Type.String(), Type.Unknown())
export type Values = Static<typeof Values>

/** A record as the API returns it. */
export const RecordBody = Type.Object({
  id: Id,
  /** Goes up by one with each change; send it back as `If-Match`. */
  version: Type.Integer(),
  /** Only fields that the caller may read, and, when `fields` was given, only those; related ones under their path. */
  values: Values,
  /** By field path: the names of the records that reference fields point to; missing where the caller may not see them. */
  labels: Type.Record(Type.String(), Type.String()),
  /** What the caller may do with this record. Given for single records, not in lists. */
  can: Type.Optional(Type.Object({ edit: Type.Boolean(), delete: Type.Boolean() })),
})
export type RecordBody = Static<typeof RecordBody>

/** A list. In a URL: `?fields=a,b.c&sort=-amount,name&limit=50&after=…&filter={…}`; as a body the same as JSON. */
export const ListQuery = Type.Object(
  {
    fields: Type.Optional(Type.Array(FieldPath, { maxItems: 100 })),
    filter: Type.Optional(Filter),
    /** `-` in front sorts descending. Blank values come last in both directions. Default: newest first. */
    sort: Type.Optional(Type.Array(Type.String({ pattern: '^-?[a-z][a-z0-9_.]{0,254}$' }), { maxItems: 4 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    /** The `next` of the page before. */
    after: Type.Optional(Type.String({ maxLength: 4096 })),
    /** Words to look for, as in search; limits the list to records that contain them all. */
    search: Type.Optional(Type.String({ maxLength: 200 })),
  },
  closed,
)
export type ListQuery = Static<typeof ListQuery>

/** As `ListQuery`, in pages that are larger than a list's; needs the right to export. */
export const ExportQuery = Type.Object(
  { ...ListQuery.properties, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000, default: 2000 })) },
  closed,
)
export type ExportQuery = Static<typeof ExportQuery>

export const ListPage = Type.Object({
  items: Type.Array(RecordBody),
  /** Pass as `after` for the next page; null on the last one. */
  next: Type.Union([Type.String(), Type.Null()]),
})
export type ListPage = Static<typeof ListPage>

/** How many records match, counted no further than 10,000. */
export const CountBody = Type.Object({ count: Type.Integer(), capped: Type.Boolean() })
export type CountBody = Static<typeof CountBody>

export const Measure = Type.Object(
  {
    /** The key of the result. */
    as: Name,
    fn: Type.Union([
      Type.Literal('count'),
      Type.Literal('sum'),
      Type.Literal('avg'),
      Type.Literal('min'),
      Type.Literal('max'),
      Type.Literal('countDistinct'),
    ]),
    /** Everything but `count` needs one. */
    field: Type.Optional(FieldPath),
  },
  closed,
)

export const Grouping = Type.Object(
  {
    field: FieldPath,
    /** For dates and datetimes (in the workspace's time zone). */
    by: Type.Optional(
      Type.Union([
        Type.Literal('day'),
        Type.Literal('week'),
        Type.Literal('month'),
        Type.Literal('quarter'),
        Type.Literal('year'),
      ]),
    ),
    /** The key of the result; default the path with `.` as `_`. */
    as: Type.Optional(Name),
  },
  closed,
)

export const AggregateQuery = Type.Object(
  {
    filter: Type.Optional(Filter),
    /** As in lists: only records that contain these words. */
    search: Type.Optional(Type.String({ maxLength: 200 })),
    groupBy: Type.Optional(Type.Array(Grouping, { maxItems: 4 })),
    measures: Type.Array(Measure, { minItems: 1, maxItems: 20 }),
    /** Keys of measures or groups, `-` descending. */
    sort: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 4 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000, default: 1000 })),
  },
  closed,
)
export type AggregateQuery = Static<typeof AggregateQuery>

export const AggregateBody = Type.Object({
  /** One row per group: group keys and measures, each under its key. Counts are numbers, sums and averages decimal strings. */
  rows: Type.Array(Type.Record(Type.String(), Type.Unknown())),
  /** Per group key that is a reference: id → name. */
  labels: Type.Record(Type.String(), Type.Record(Type.String(), Type.String())),
})
export type AggregateBody = Static<typeof AggregateBody>

/** `POST /api/records/:object/stages`: how records went through their stages. */
export const StagesQuery = Type.Object({ filter: Type.Optional(Filter) }, closed)
export type StagesQuery = Static<typeof StagesQuery>

export interface StagesBody {
  /** Stages on the way, in their order; none for objects without stages or history. */
  readonly items: readonly StageStays[]
}

export interface StageStays {
  readonly stage: string
  /** How many came to it, or to a later one. */
  readonly reached: number
  /** How many of them came further. */
  readonly onward: number
  /** How many of them came no further and are lost. */
  readonly lost: number
  /** Days of those that left it, exact; those that are there still are left out. */
  readonly days?: { readonly median: string; readonly average: string; readonly records: number }
}

export const WriteBody = Type.Object({ values: Values }, closed)
export type WriteBody = Static<typeof WriteBody>

/**
 * Many records in one call. `all`: everything or nothing; `each`: row by row, with a report.
 * Where a reference is expected, `{ "<field of the target>": "value" }` stands for the record that has it, e.g. `{ "name": "Acme" }`.
 */
export const BulkBody = Type.Object(
  {
    action: Type.Union([
      Type.Literal('create'),
      Type.Literal('update'),
      Type.Literal('upsert'),
      Type.Literal('delete'),
    ]),
    mode: Type.Union([Type.Literal('all'), Type.Literal('each')]),
    /** For `upsert` (and `update` without ids): the field whose value tells whether the record is there already. */
    key: Type.Optional(Name),
    records: Type.Array(
      Type.Object(
        { id: Type.Optional(Id), version: Type.Optional(Type.Integer()), values: Type.Optional(Values) },
        closed,
      ),
      { minItems: 1, maxItems: 5000 },
    ),
  },
  closed,
)
export type BulkBody = Static<typeof BulkBody>

export const BulkReport = Type.Object({
  created: Type.Integer(),
  updated: Type.Integer(),
  /** Found, and already as asked. */
  unchanged: Type.Integer(),
  deleted: Type.Integer(),
  /** In the order of the request; null where the record failed. */
  ids: Type.Array(Type.Union([Id, Type.Null()])),
  failed: Type.Array(
    Type.Object({
      /** Position in `records`. */
      index: Type.Integer(),
      code: Type.String(),
      message: Type.String(),
      details: Type.Optional(Type.Unknown()),
    }),
  ),
})
export type BulkReport = Static<typeof BulkReport>

export const HistoryBody = Type.Object({
  items: Type.Array(
    Type.Object({
      version: Type.Integer(),
      at: Type.String(),
      by: Type.Union([Id, Type.Null()]),
      byName: Type.Optional(Type.String()),
      action: Type.Union([
        Type.Literal('created'),
        Type.Literal('updated'),
        Type.Literal('deleted'),
        Type.Literal('restored'),
      ]),
      /** Only fields that the caller may read. Reference values come with their names. */
      changes: Type.Array(
        Type.Object({
          field: Type.String(),
          from: Type.Unknown(),
          to: Type.Unknown(),
          fromLabel: Type.Optional(Type.String()),
          toLabel: Type.Optional(Type.String()),
        }),
      ),
    }),
  ),
  next: Type.Union([Type.String(), Type.Null()]),
})
export type HistoryBody = Static<typeof HistoryBody>

/** Search by words over everything that the caller may see. */
export const SearchBody = Type.Object({
  items: Type.Array(
    Type.Object({
      object: Type.String(),
      id: Id,
      name: Type.String(),
      /** A second line: up to two more fields. */
      hint: Type.Optional(Type.String()),
    }),
  ),
})
export type SearchBody = Static<typeof SearchBody>

/** A file that was uploaded to `POST /api/files`; put it into an attachment field. */
export const FileBody = Type.Object({
  id: Id,
  name: Type.String(),
  mediaType: Type.String(),
  sizeBytes: Type.Integer(),
})
export type FileBody = Static<typeof FileBody>
