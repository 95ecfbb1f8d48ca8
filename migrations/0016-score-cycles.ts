/** Cycles of scorecards: cards, who reviews them, results that were published, appeals, what follows in money. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table score_cycles (
    workspace_id integer not null references workspaces,
    id uuid not null,
    scorecard text not null,
    period text not null,
    -- first and last day of the period
    from_day date not null,
    to_day date not null,
    state text not null check (state in ('targets', 'review', 'calibration', 'published', 'archived', 'cancelled')),
    opened_by uuid,
    opened_at timestamptz not null,
    calculated_at timestamptz,
    published_at timestamptz,
    -- the last day for appeals
    appeal_until date,
    primary key (workspace_id, id)
  )`)
  // opened twice would appraise people twice
  await run(`create unique index score_cycles_once on score_cycles (workspace_id, scorecard, period)
    where state <> 'cancelled'`)

  // The scorecard as it was when the cycle began, and as it was changed since: each from a day on.
  await run(`create table score_definitions (
    workspace_id integer not null,
    cycle_id uuid not null,
    number integer not null,
    from_day date not null,
    revision integer not null,
    document jsonb not null,
    reason text,
    proposed_by uuid,
    proposed_at timestamptz not null,
    primary key (workspace_id, cycle_id, number),
    foreign key (workspace_id, cycle_id) references score_cycles on delete cascade
  )`)
  await run(`create trigger score_definitions_append_only before update or delete on score_definitions
    for each row execute function refuse_change()`)
  // Whether a change counts; the first definition needs no approval.
  await run(`create table score_definition_decisions (
    workspace_id integer not null,
    cycle_id uuid not null,
    number integer not null,
    approved boolean not null,
    by uuid,
    at timestamptz not null,
    primary key (workspace_id, cycle_id, number),
    foreign key (workspace_id, cycle_id, number) references score_definitions on delete cascade
  )`)
  await run(`create trigger score_definition_decisions_append_only before update or delete on score_definition_decisions
    for each row execute function refuse_change()`)

  await run(`create table score_cards (
    workspace_id integer not null,
    id uuid not null,
    cycle_id uuid not null,
    person_id uuid not null,
    -- as it was when the cycle began
    person_name text not null,
    manager_id uuid,
    team_id uuid,
    -- with whom the person is compared
    group_key text,
    exempt boolean not null,
    -- why it has no result
    set_aside text,
    -- the review that is being done; null when all are
    turn text,
    -- what the calculation took
    facts jsonb not null,
    -- points that were given or taken, red lines that were raised: each by whom and why
    granted jsonb not null default '[]',
    raised jsonb not null default '[]',
    status text not null default 'none' check (status in ('none', 'open', 'refused', 'scored')),
    score numeric,
    -- by the points alone, and by the seats of the group
    points_grade text,
    placed jsonb,
    calibrated jsonb,
    grade text,
    coefficient numeric,
    -- line by line
    result jsonb,
    -- of the result that was published last; 0 when there is none
    version integer not null default 0,
    primary key (workspace_id, id),
    unique (workspace_id, cycle_id, person_id),
    foreign key (workspace_id, cycle_id) references score_cycles on delete cascade
  )`)
  await run('create index score_cards_person on score_cards (workspace_id, person_id)')

  await run(`create table score_reviews (
    workspace_id integer not null,
    id uuid not null,
    card_id uuid not null,
    cycle_id uuid not null,
    review text not null,
    -- null: the administrators
    person_id uuid,
    due_on date,
    -- since when it has been asked for; null before its turn
    asked_at timestamptz,
    reminded_at timestamptz,
    done_at timestamptz,
    done_by uuid,
    -- by item
    points jsonb not null default '{}',
    comment text,
    primary key (workspace_id, id),
    unique nulls not distinct (workspace_id, card_id, review, person_id),
    foreign key (workspace_id, card_id) references score_cards on delete cascade
  )`)
  await run(`create index score_reviews_open on score_reviews (workspace_id, person_id, asked_at)
    where asked_at is not null and done_at is null`)
  await run('create index score_reviews_cycle on score_reviews (workspace_id, cycle_id)')
  await run('create index score_reviews_person on score_reviews (workspace_id, person_id, card_id)')

  await run(`create table score_appeals (
    workspace_id integer not null,
    id uuid not null,
    card_id uuid not null,
    cycle_id uuid not null,
    version integer not null,
    item text,
    reason text not null,
    files uuid[] not null default '{}',
    by uuid not null,
    at timestamptz not null,
    accepted boolean,
    answer text,
    decided_by uuid,
    decided_at timestamptz,
    primary key (workspace_id, id),
    foreign key (workspace_id, card_id) references score_cards on delete cascade
  )`)
  await run(`create unique index score_appeals_open on score_appeals (workspace_id, card_id) where decided_at is null`)
  await run('create index score_appeals_cycle on score_appeals (workspace_id, cycle_id)')

  // What people were told. A correction is another version.
  await run(`create table score_results (
    workspace_id integer not null,
    card_id uuid not null,
    version integer not null,
    cycle_id uuid not null,
    person_id uuid not null,
    score numeric not null,
    grade text not null,
    coefficient numeric not null,
    result jsonb not null,
    reason text,
    by uuid,
    at timestamptz not null,
    primary key (workspace_id, card_id, version),
    foreign key (workspace_id, card_id) references score_cards on delete cascade
  )`)
  await run(`create trigger score_results_append_only before update or delete on score_results
    for each row execute function refuse_change()`)
  await run('create index score_results_person on score_results (workspace_id, person_id)')

  // Lines for statements: of a new version only what it changes.
  await run(`create table score_rewards (
    workspace_id integer not null,
    id uuid not null,
    card_id uuid not null,
    version integer not null,
    cycle_id uuid not null,
    person_id uuid not null,
    reward text not null,
    kind text not null check (kind in ('bonus', 'fixed', 'notice')),
    amount numeric,
    currency text,
    -- of a notice that does not hold any more
    withdrawn boolean not null default false,
    line jsonb not null,
    at timestamptz not null,
    primary key (workspace_id, id),
    unique (workspace_id, card_id, version, reward, currency, withdrawn),
    foreign key (workspace_id, card_id, version) references score_results on delete cascade
  )`)
  await run(`create trigger score_rewards_append_only before update or delete on score_rewards
    for each row execute function refuse_change()`)
  await run('create index score_rewards_cycle on score_rewards (workspace_id, cycle_id)')

  await run(`create table score_history (
    workspace_id integer not null,
    id uuid not null,
    cycle_id uuid not null,
    card_id uuid,
    at timestamptz not null,
    -- null is the system
    by uuid,
    what jsonb not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, cycle_id) references score_cycles on delete cascade
  )`)
  await run('create index score_history_cycle on score_history (workspace_id, cycle_id, card_id, at)')
  await run(`create trigger score_history_append_only before update or delete on score_history
    for each row execute function refuse_change()`)
}
