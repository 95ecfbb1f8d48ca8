/** The same approvals in tables that one would make by hand for this one object. */
import type pg from 'pg'
import type { OpenApprovals } from './open-approvals.ts'

export async function createNativeApprovals(pool: pg.Pool, { approver, next, approvals }: OpenApprovals) {
  await pool.query(`create schema native;
    create table native.person (id uuid primary key, name text not null);
    create table native.deal (id uuid primary key, name text not null, amount bigint, locked_by uuid);
    create table native.approval (id uuid primary key, deal_id uuid not null references native.deal, step text not null,
      status text not null, submitted_by uuid not null references native.person, submitted_at timestamptz not null);
    create table native.task (approval_id uuid not null references native.approval, number integer not null,
      step text not null, person_id uuid not null references native.person, status text not null,
      opened_at timestamptz not null, decided_at timestamptz, opinion text, primary key (approval_id, number));
    create table native.history (approval_id uuid not null references native.approval, number integer not null,
      at timestamptz not null, by uuid not null, what text not null, primary key (approval_id, number));
    create table native.notification (id uuid primary key, person_id uuid not null, key text not null unique,
      title text not null, link text not null, at timestamptz not null, read_at timestamptz)`)
  await pool.query('insert into native.person values ($1, $2), ($3, $4)', [approver, 'First', next, 'Second'])
  const given = 'from unnest($1::uuid[]) with ordinality as g (id, n)'
  await pool.query(`insert into native.deal select id, 'Deal ' || n - 1, 100000, id ${given}`, [approvals])
  await pool.query(`insert into native.approval select id, id, 'first', 'running', $2, now() ${given}`, [
    approvals,
    next,
  ])
  await pool.query(`insert into native.task
    select approval_id, 1, node, person_id, status, opened_at from public.approval_tasks where status = 'open'`)
  await pool.query(`insert into native.history select id, 1, now(), $2, 'submitted' ${given}`, [approvals, next])
  await pool.query(`create index on native.task (person_id, opened_at, approval_id) where status = 'open';
    create index on native.notification (person_id, id) where read_at is null`)
}
