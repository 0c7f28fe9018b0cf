-- A replay begins and ends at a time. The rows lie nearly in that order, so the ranges of blocks tell enough, and
-- an append costs nothing.
create index log_occurred_at on events.log using brin (occurred_at) with (autosummarize = on);
