/** The plan of the bench as one SQL script on native tables, which writes the same ledgers. */

/** Credits of reps, and of managers for the people below them, by day; money in cents, as the native tables keep it. */
export const tables = `
  create table if not exists native.credit (component text not null, payee_id uuid not null, opportunity_id uuid, via_id uuid,
    day date not null, number numeric not null, amount numeric not null);
  create table if not exists native.earning (payee_id uuid not null, month date not null, component text not null,
    measure numeric not null, amount numeric not null);
  create table if not exists native.statement (payee_id uuid not null, month date not null, earned numeric not null,
    paid numeric not null, primary key (payee_id, month))`

export const empty = 'truncate native.credit, native.earning, native.statement'

export const credits = `
  insert into native.credit
    select c.component, o.owner_id, o.id, null, o.close_date, 1, case c.component when 'sales' then o.close_value / 100.0 else 0 end
    from native.opportunity o cross join (values ('sales'), ('volume')) c (component)
    where o.stage = 'won' and o.close_date >= date '2025-01-01' and o.close_date < date '2026-01-01';
  insert into native.credit
    with recursive up (person_id, above_id) as (
      select id, manager_id from native.person where manager_id is not null
      union all select up.person_id, p.manager_id from up join native.person p on p.id = up.above_id where p.manager_id is not null)
    select 'override', up.above_id, null, o.owner_id, o.close_date, count(*), sum(o.close_value) / 100.0
    from native.opportunity o join up on up.person_id = o.owner_id
    where o.stage = 'won' and o.close_date >= date '2025-01-01' and o.close_date < date '2026-01-01'
    group by up.above_id, o.owner_id, o.close_date`

export const earnings = `
  insert into native.earning
    with months as (
      select p.id as payee_id, m::date as month
      from native.person p cross join generate_series(date '2025-01-01', date '2025-12-01', interval '1 month') m),
    sums as (
      select m.payee_id, m.month, c.component, coalesce(s.amount, 0) as amount, coalesce(s.number, 0) as number,
        sum(coalesce(s.amount, 0)) over w as amount_to_date, sum(coalesce(s.number, 0)) over w as number_to_date
      from months m cross join (values ('sales'), ('volume'), ('override')) c (component)
      left join (
        select payee_id, component, date_trunc('month', day)::date as month, sum(amount) as amount, sum(number) as number
        from native.credit group by 1, 2, 3) s using (payee_id, component, month)
      window w as (partition by m.payee_id, c.component order by m.month))
    select payee_id, month, component, case component when 'volume' then number_to_date else amount end,
      round(case component
        when 'sales' then
          0.05 * (least(amount_to_date, 1000000) - least(amount_to_date - amount, 1000000))
            + 0.08 * (greatest(amount_to_date, 1000000) - greatest(amount_to_date - amount, 1000000))
        when 'volume' then
          case when number_to_date >= 40 then 20 * number_to_date else 0 end
            - case when number_to_date - number >= 40 then 20 * (number_to_date - number) else 0 end
        else 0.002 * amount end, 2)
    from sums;
  insert into native.statement
    select payee_id, month, least(sum(amount), 20000), least(sum(amount), 20000) from native.earning group by 1, 2`
