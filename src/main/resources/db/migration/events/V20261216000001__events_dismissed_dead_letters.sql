-- When and why staff decided that an event needs no retry. It goes with the event.
alter table events.dead_letters
    add column dismissed_at timestamptz,
    add column dismiss_reason text;
