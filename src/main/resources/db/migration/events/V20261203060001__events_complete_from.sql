-- From where on the log is complete: retention has deleted events before. At most one row; none until it has.
create table events.complete_from (
    one         boolean     primary key default true check (one),
    position    bigint      not null check (position > 0),
    occurred_at timestamptz not null
);

-- What earlier releases have deleted.
insert into events.complete_from (position, occurred_at)
select position, occurred_at
from (select position, occurred_at from events.log where position is not null order by position limit 1) oldest
where position > 1;
