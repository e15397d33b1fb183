-- The terms a second time, written from product.md R2–R7 and R13 and from M§3.2, M§3.3 and M§6, and never from src/domain:
-- dates are PostgreSQL's, a sum is searched for instead of calculated, and what was undone is left out and all counted anew.
create schema second;

-- R2: the day itself is not counted. A term ends on the eve of the day of the same number, or with a month that has none.
create function second.last_day(start date, months int) returns date language sql immutable as $$
  select least(
    (date_trunc('month', (start + 1)::timestamp) + make_interval(months => months))::date
      + extract(day from start + 1)::int - 2,
    (date_trunc('month', (start + 1)::timestamp) + make_interval(months => months + 1))::date - 1)
$$;

-- R3: good through the last day, then six months to extend it. Without a start nothing runs out.
create function second.status(start date, months int, today date) returns text language sql immutable as $$
  select case
    when start is null then 'unstarted'
    when today <= second.last_day(start, months) then 'active'
    when today <= second.last_day(second.last_day(start, months), 6) then 'expired'
    else 'lapsed'
  end
$$;

-- R5, R6, M§3.3: whether a card's months would be added on a day, or begin a count of their own.
create function second.accepted(start date, months int, trial int, card int, today date) returns boolean
language sql immutable as $$
  select case second.status(start, months, today)
    when 'unstarted' then months + card <= 72
    when 'active' then
      second.last_day(start, months + card) <= second.last_day(today, 72)
      -- 試用期間中 … 3 年を 2 回追加登録することはできません: the trial is part of the sum while it lasts.
      and (trial = 0 or today > second.last_day(start, trial) or months + card <= 72)
    when 'expired' then second.last_day(today, card) <= second.last_day(today, 72)
    else false
  end
$$;

-- R6: the first day after today on which the card would be accepted: a month at a time, then the days of that month.
create function second.first_day(start date, months int, trial int, card int, today date) returns date
language plpgsql immutable as $$
declare
  before date := today;
  day date;
begin
  while not second.accepted(start, months, trial, card, before + 28) loop
    before := before + 28;
  end loop;
  for day in select d::date from generate_series(before + 1, before + 28, interval '1 day') d loop
    if second.accepted(start, months, trial, card, day) then return day; end if;
  end loop;
  return null;
end
$$;

-- R6 before first use: as if it were used first on a day whose number every month has, and then looked at month by month.
create function second.after_first_use(months int, trial int, card int) returns text language plpgsql immutable as $$
declare
  first_use constant date := '2001-01-10';
  day constant date := second.first_day(first_use, months, trial, card, first_use);
begin
  for n in 0..200 loop
    if day = second.last_day(first_use, n) then return format('%s months after first use', n); end if;
    if day = second.last_day(first_use, n) + 1 then return format('once %s months have passed', n); end if;
  end loop;
  return 'never';
end
$$;

-- R13: a term is what remains of its events, the oldest first. A move brings a term along: months, start and trial.
create type second.event as (kind text, day date, months int, trial int);

create function second.fold(events second.event[], out start date, out months int, out trial int)
language plpgsql immutable as $$
declare
  event second.event;
begin
  foreach event in array events loop
    if event.kind in ('issue', 'move') then
      start := event.day;
      months := event.months;
      trial := event.trial;
    elsif event.kind = 'start' then
      start := coalesce(start, event.day);
    elsif second.status(start, months, event.day) = 'expired' then
      start := event.day;
      months := event.months;
      trial := 0;
    else
      months := months + event.months;
    end if;
  end loop;
end
$$;

-- One device's history: for each act what it is answered, and how the service stands after it.
create function second.answers(kinds text[], days date[], cards int[], trials boolean[]) returns text[]
language plpgsql immutable as $$
declare
  events second.event[] := '{}'; -- of the latest period, without those that were undone
  periods int := 0; -- that were not undone
  stopped boolean := false;
  term record;
  today date;
  status text;
  latest int;
  answer text;
  answers text[] := '{}';
begin
  for n in 1..array_length(kinds, 1) loop
    today := days[n];
    term := second.fold(events);
    status := case when periods = 0 then 'none' when stopped or events = '{}' then 'lapsed'
      else second.status(term.start, term.months, today) end;
    answer := 'nothing';

    if kinds[n] in ('issue', 'extend') and trials[n] and periods > 0 then
      answer := 'trial-only-for-new-device'; -- R7
    elsif kinds[n] = 'issue' and status not in ('none', 'lapsed') then
      answer := 'service-already-exists'; -- R4
    elsif kinds[n] = 'issue' then
      answer := 'open';
      events := array[row('issue', null, cards[n], case when trials[n] then cards[n] else 0 end)::second.event];
      periods := periods + 1;
      stopped := false;
    elsif kinds[n] = 'extend' and status in ('none', 'lapsed') then
      answer := 'no-service-to-extend'; -- R5
    elsif kinds[n] = 'extend' and not second.accepted(term.start, term.months, term.trial, cards[n], today) then
      answer := 'term-beyond-cap ' || case
        when term.start is null then second.after_first_use(term.months, term.trial, cards[n])
        else 'from ' || second.first_day(term.start, term.months, term.trial, cards[n], today)
      end;
    elsif kinds[n] = 'extend' then
      answer := 'open';
      events := events || row('extend', today, cards[n], 0)::second.event;
    elsif status in ('none', 'lapsed') then
      null; -- nothing to start, to undo, to move or to stop
    elsif kinds[n] = 'start' then
      answer := 'done';
      events := events || row('start', today, 0, 0)::second.event;
    elsif kinds[n] = 'stop' then
      answer := 'done';
      stopped := true;
    elsif kinds[n] = 'move' then
      answer := 'done'; -- from here on the replacement device is looked at
      events := array[row('move', term.start, term.months, term.trial)::second.event];
      periods := 1;
    elsif kinds[n] = 'undo' then
      latest := (select max(i) from generate_subscripts(events, 1) i where events[i].kind = 'extend');
      if latest is not null then
        answer := 'done';
        events := events[:latest - 1] || events[latest + 1:];
      elsif events[1].kind = 'issue' and term.start is null then
        answer := 'done';
        events := '{}';
        periods := periods - 1;
      end if;
    end if;

    term := second.fold(events);
    status := case when periods = 0 then 'none' when stopped or events = '{}' then 'lapsed'
      else second.status(term.start, term.months, today) end;
    answers := answers || concat_ws(' | ', answer, concat_ws(' ', status, case
      when status = 'unstarted' then term.months || '/' || term.trial
      when status in ('active', 'expired') then
        term.start || '+' || term.months || '/' || term.trial || ' until ' || second.last_day(term.start, term.months)
    end));
  end loop;
  return answers;
end
$$;
