-- The span that appended the event, in the format of the header traceparent; null if it was not sampled.
alter table events.log add column trace_parent text;
