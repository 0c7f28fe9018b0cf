-- Whether the last attempt failed because the mail server was away. Such mails follow once it accepts one.
alter table notification.mails add column server_away boolean not null default false;
