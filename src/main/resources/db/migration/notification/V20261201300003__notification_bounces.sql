-- Reports that a mail which the mail server had accepted did not arrive.
alter table notification.mails
    add column bounced_at    timestamptz,
    add column bounce_kind   text check (bounce_kind in ('HARD', 'SOFT', 'COMPLAINT')),
    add column bounce_reason text check (length(bounce_reason) <= 500);
create index mails_bounced on notification.mails (created_at, id) where bounced_at is not null;
