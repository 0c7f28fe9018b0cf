-- Units that the buyer picks up at the location; they are never allocated elsewhere.
alter table inventory.holds add column pickup boolean not null default false;
