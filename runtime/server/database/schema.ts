/** The platform's tables as Kysely sees them. `migrations/` makes them; both change together. */
import type {
  ApprovalStatus,
  ChannelKind,
  DeliveryKind,
  DeliveryState,
  NotificationTopic,
  RuleOutcome,
  Weekday,
} from '@attain/contract'
import type { Language, Text } from '@attain/engine/metadata'
import type { CycleState } from '@attain/engine/performance/scorecard/cycle'
import type { ColumnType, Generated } from 'kysely'

type Timestamp = ColumnType<string, string | Date, string | Date>
/** One that Postgres fills in when it is left out. */
type GivenTimestamp = ColumnType<string, string | Date | undefined, string | Date>
type Document = ColumnType<unknown, string, string>

export interface DB {
  workspaces: { id: Generated<number>; slug: string; name: string; created_at: GivenTimestamp }
  object_keys: { workspace_id: number; object_key: number; name: string }
  field_slots: {
    workspace_id: number
    object_key: number
    field: string
    slot: string
    state: 'filling' | 'ready' | 'releasing'
  }
  kept_rollups: {
    workspace_id: number
    object_key: number
    field: string
    key: number
    definition: string
    state: 'filling' | 'ready' | 'releasing'
    filled: Generated<string>
  }
  followed_fields: {
    workspace_id: number
    object_key: number
    key: Generated<number>
    field: string
    since: string | null
    definition: string
    state: 'filling' | 'ready' | 'releasing'
    filled_to: ColumnType<string | null, string | null | undefined, string | null>
  }
  past_values: {
    workspace_id: number
    object_key: number
    key: number
    record_id: string
    version: number
    until: Timestamp
    value: string | null
    since: string | null
  }
  records: {
    workspace_id: number
    object_key: number
    id: string
    version: number
    owner_id: string | null
    created_at: Timestamp
    created_by: string | null
    updated_at: Timestamp
    updated_by: string | null
    deleted_at: Timestamp | null
    deleted_by: string | null
    deleted_with: string | null
    doc: Document
    locked_by: ColumnType<string | null, string | null | undefined, string | null>
  }
  /** The slots themselves (`t1`, `m1`, …) are addressed by the query compiler only. */
  record_slots: {
    workspace_id: number
    object_key: number
    record_id: string
    version: number
    owner_id: string | null
    rollups: ColumnType<unknown, string | null, string | null>
  }
  unique_keys: { workspace_id: number; object_key: number; field: string; key: string; record_id: string }
  hierarchy_paths: {
    workspace_id: number
    object_key: number
    field: string
    ancestor_id: string
    descendant_id: string
    depth: number
  }
  record_words: { workspace_id: number; object_key: number; record_id: string; words: string }
  audit: {
    workspace_id: number
    object_key: number
    record_id: string
    version: number
    at: Timestamp
    by: string | null
    action: 'created' | 'updated' | 'deleted' | 'restored'
    changes: Document
  }
  events: {
    workspace_id: number
    id: Generated<string>
    transaction: Generated<string>
    at: Timestamp
    type: string
    object_key: number
    record_id: string
    version: number
    cause: ColumnType<unknown, string | null | undefined, never>
    by: string | null
    changes: ColumnType<unknown, string | null | undefined, never>
  }
  /** Whose turn it was: `services/actions/turns.ts`. */
  turns: { workspace_id: number; source: string; person_id: string | null; position: number }
  rule_runs: {
    workspace_id: number
    id: string
    rule: string
    object_key: number
    record_id: string
    at: Timestamp
    happened: Document
    outcome: RuleOutcome
    attempts: number
    done: ColumnType<unknown, string | undefined, string>
    problem: ColumnType<unknown, string | null | undefined, string | null>
  }
  rule_clocks: {
    workspace_id: number
    rule: string
    done_until: Timestamp
    next_at: Timestamp
    moment: Timestamp | null
    after: string | null
  }
  rule_firings: { workspace_id: number; rule: string; record_id: string; moment: Timestamp }
  counters: { workspace_id: number; name: string; value: string }
  files: {
    workspace_id: number
    id: string
    name: string
    media_type: string
    size: number
    content: Buffer
    uploaded_by: string | null
    uploaded_at: Timestamp
  }
  idempotency_keys: {
    workspace_id: number
    account_id: string
    key: string
    request: string
    status: number | null
    body: string | null
    at: GivenTimestamp
  }
  documents: { workspace_id: number; hash: string; content: Document }
  revisions: {
    workspace_id: number
    revision: number
    published_at: Timestamp
    published_by: string | null
    message: string
    changes: number
  }
  revision_documents: { workspace_id: number; revision: number; identity: string; hash: string }
  live_revisions: { workspace_id: number; revision: number }
  rollouts: {
    workspace_id: number
    revision: number
    kind: 'canary' | 'scheduled'
    base_revision: number
    people: ColumnType<string[], string[] | undefined, string[]>
    roles: ColumnType<string[], string[] | undefined, string[]>
    at: Timestamp | null
    problem: ColumnType<unknown, string | null | undefined, string | null>
  }
  revision_errors: {
    workspace_id: number
    revision: number
    code: string
    status: number
    count: string
    last_at: Timestamp
    last_message: string
    last_request: string
  }
  drafts: {
    workspace_id: number
    owner: string
    base_revision: number
    version: Generated<number>
    changed_at: Timestamp
  }
  draft_documents: {
    workspace_id: number
    owner: string
    identity: string
    /** Null: the document is removed. */
    content: ColumnType<unknown, string | null, string | null>
    unfinished: string | null
    version: number
    changed_by: string
    changed_at: Timestamp
  }
  installed_templates: {
    workspace_id: number
    template: string
    version: string
    documents: Document
    installed_at: Timestamp
    installed_by: string
  }
  sandboxes: {
    workspace_id: number
    live_id: number
    data: 'none' | 'sample' | 'masked'
    records_per_object: number
    masks_amounts: boolean
    made_at: Timestamp
    made_by: string
    refreshed_at: Timestamp
    state: 'filling' | 'ready' | 'failed' | 'deleting'
    attempts: Generated<number>
    problem: ColumnType<unknown, string | null | undefined, string | null>
  }
  sandbox_progress: { workspace_id: number; done: number; total: number }
  common_documents: { workspace_id: number; other_id: number; identity: string; content: Document }
  taken_documents: {
    workspace_id: number
    owner: string
    source_id: number
    identity: string
    /** Null: the source has removed it. */
    content: ColumnType<unknown, string | null, string | null>
  }
  approvals: {
    workspace_id: number
    id: string
    object_key: number
    record_id: string
    name: string
    revision: number
    parent_id: string | null
    parent_visit: number | null
    title: string
    submitter_id: string
    submitted_at: Timestamp
    ended_at: Timestamp | null
    status: ApprovalStatus
    events: number
    state: Document
  }
  approval_tasks: {
    workspace_id: number
    approval_id: string
    task: number
    person_id: string | null
    principal_id: string | null
    visit: number
    node: string
    status: 'waiting' | 'open' | 'approved' | 'rejected' | 'cancelled'
    opened_at: Timestamp | null
    due_at: Timestamp | null
    decided_at: Timestamp | null
    decided_by: string | null
  }
  approval_copies: {
    workspace_id: number
    approval_id: string
    person_id: string
    at: Timestamp
    read_at: Timestamp | null
  }
  approval_history: {
    workspace_id: number
    approval_id: string
    event: number
    at: Timestamp
    by: string | null
    asked: Document
    happened: Document
    files: string[]
  }
  approval_actions: {
    workspace_id: number
    approval_id: string
    key: number
    moment: string
    node: string | null
    attempts: number
    problem: Document
    since: Timestamp
  }
  delegations: {
    workspace_id: number
    id: string
    from_id: string
    to_id: string
    starts_on: string
    ends_on: string
    approvals: string[] | null
    reason: string | null
    made_by: string | null
    made_at: Timestamp
    begun_at: Timestamp | null
  }
  opinion_phrases: { workspace_id: number; person_id: string; phrases: string[] }
  score_cycles: {
    workspace_id: number
    id: string
    scorecard: string
    period: string
    from_day: string
    to_day: string
    state: CycleState
    opened_by: string | null
    opened_at: Timestamp
    calculated_at: Timestamp | null
    published_at: Timestamp | null
    appeal_until: string | null
  }
  score_definitions: {
    workspace_id: number
    cycle_id: string
    number: number
    from_day: string
    revision: number
    document: Document
    reason: string | null
    proposed_by: string | null
    proposed_at: Timestamp
  }
  score_definition_decisions: {
    workspace_id: number
    cycle_id: string
    number: number
    approved: boolean
    by: string | null
    at: Timestamp
  }
  score_cards: {
    workspace_id: number
    id: string
    cycle_id: string
    person_id: string
    person_name: string
    manager_id: string | null
    team_id: string | null
    group_key: string | null
    exempt: boolean
    set_aside: string | null
    turn: string | null
    facts: Document
    granted: Document
    raised: Document
    status: 'none' | 'open' | 'refused' | 'scored'
    score: string | null
    points_grade: string | null
    placed: Document
    calibrated: Document
    grade: string | null
    coefficient: string | null
    result: Document
    version: number
  }
  score_reviews: {
    workspace_id: number
    id: string
    card_id: string
    cycle_id: string
    review: string
    person_id: string | null
    due_on: string | null
    asked_at: Timestamp | null
    reminded_at: Timestamp | null
    done_at: Timestamp | null
    done_by: string | null
    points: Document
    comment: string | null
  }
  score_appeals: {
    workspace_id: number
    id: string
    card_id: string
    cycle_id: string
    version: number
    item: string | null
    reason: string
    files: string[]
    by: string
    at: Timestamp
    accepted: boolean | null
    answer: string | null
    decided_by: string | null
    decided_at: Timestamp | null
  }
  score_results: {
    workspace_id: number
    card_id: string
    version: number
    cycle_id: string
    person_id: string
    score: string
    grade: string
    coefficient: string
    result: Document
    reason: string | null
    by: string | null
    at: Timestamp
  }
  score_rewards: {
    workspace_id: number
    id: string
    card_id: string
    version: number
    cycle_id: string
    person_id: string
    reward: string
    kind: 'bonus' | 'fixed' | 'notice'
    amount: string | null
    currency: string | null
    withdrawn: boolean
    line: Document
    at: Timestamp
  }
  score_history: {
    workspace_id: number
    id: string
    cycle_id: string
    card_id: string | null
    at: Timestamp
    by: string | null
    what: Document
  }
  /** Of commission, the tables that are written row by row: the others are written and read in sets, by SQL of their own. */
  commission_runs: {
    workspace_id: number
    id: string
    plan: string
    period: string
    revision: number
    started_by: string | null
    started_at: Timestamp
    state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
    ended_at: ColumnType<string | null, never, string | Date>
    credits: ColumnType<number | null, never, number>
    statements: ColumnType<number | null, never, number>
    done: ColumnType<number | null, never, number>
    total: ColumnType<number | null, never, number>
    failure: ColumnType<Text | null, never, string>
    snapshot: ColumnType<string | null, never, string>
    today: string
  }
  commission_adjustments: {
    workspace_id: number
    id: string
    plan: string
    payee_id: string
    period: string
    amount: string
    reason: string
    made_by: string | null
    made_at: Timestamp
    reward_id: string | null
  }
  commission_statement_events: {
    workspace_id: number
    statement_id: string
    type: 'sent' | 'reminded' | 'confirmed'
    by: string | null
    at: Timestamp
  }
  commission_disputes: {
    workspace_id: number
    id: string
    statement_id: string
    plan: string
    period: string
    payee_id: string
    line: number
    stated: string
    expected: string
    reason: string
    files: string[]
    raised_at: Timestamp
    state: 'open' | 'accepted' | 'refused' | 'withdrawn'
    answer: ColumnType<string | null, never, string | null>
    decided_by: ColumnType<string | null, never, string | null>
    decided_at: ColumnType<string | null, never, string | Date>
    adjustment_id: ColumnType<string | null, never, string | null>
  }
  notifications: {
    workspace_id: number
    id: string
    person_id: string
    topic: NotificationTopic
    key: string
    title: Document
    text: ColumnType<unknown, string | null, string | null>
    link: string | null
    at: Timestamp
    read_at: Timestamp | null
  }
  notification_preferences: {
    workspace_id: number
    person_id: string
    language: Language
    time_zone: string
    email: Document
    quiet_from: number
    quiet_until: number
  }
  told_alerts: {
    workspace_id: number
    target: string
    alert: string
    period: string
    occasion: string
    subject: string
    person_id: string
    told_at: Timestamp
  }
  subscriptions: {
    workspace_id: number
    id: string
    dashboard: string
    narrowed: string
    every: 'day' | 'week' | 'month'
    weekday: Weekday | null
    day: number | null
    at: string
    people: string[]
    roles: string[]
    ended_for: ColumnType<string[], string[] | undefined, string[]>
    created_by: string
    created_at: Timestamp
    handled_until: Timestamp
    sent_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>
  }
  channels: {
    workspace_id: number
    name: string
    kind: ChannelKind
    settings: Document
    secrets: Buffer
    changed_at: Timestamp
    changed_by: string
  }
  allowed_hosts: { workspace_id: number; host: string }
  deliveries: {
    workspace_id: number
    id: string
    kind: DeliveryKind
    target: string
    key: string
    payload: Document
    state: DeliveryState
    attempts: Generated<number>
    last_error: ColumnType<unknown, string | null | undefined, string | null>
    created_at: Timestamp
    due_at: Timestamp
    sent_at: Timestamp | null
  }
  auth_user: {
    id: string
    name: string
    /** In lower case, as the username. */
    email: string | null
    username: string
    email_verified: Generated<boolean>
    image: string | null
    created_at: GivenTimestamp
    updated_at: GivenTimestamp
  }
  auth_session: {
    id: string
    token: string
    user_id: string
    expires_at: Timestamp
    ip_address: string | null
    user_agent: string | null
    created_at: GivenTimestamp
    updated_at: GivenTimestamp
  }
  auth_account: {
    id: string
    account_id: string
    provider_id: string
    user_id: string
    password: string | null
    created_at: GivenTimestamp
    updated_at: GivenTimestamp
  }
  sign_in_failures: { key: string; failures: number; since: Timestamp }
  server_secrets: { name: string; value: string; created_at: GivenTimestamp }
  memberships: {
    workspace_id: number
    person_id: string
    account_id: string
    roles: string[]
    active: Generated<boolean>
  }
  api_keys: {
    id: string
    hash: string
    hint: string
    name: string
    workspace_id: number
    account_id: string
    created_at: GivenTimestamp
    expires_at: Timestamp | null
    last_used_at: Timestamp | null
  }
}
