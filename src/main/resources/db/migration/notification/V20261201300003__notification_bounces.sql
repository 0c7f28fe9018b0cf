-- Reports that a mail which the mail server had accepted did not arrive.
alter table notification.mails add column bounced_at timestamptz;
alter table notification.mails add column bounce_kind text;
alter table notification.mails add column bounce_reason text;
alter table notification.mails add constraint mails_bounce
    check (bounce_kind in ('HARD', 'SOFT', 'COMPLAINT') and length(bounce_reason) <= 500) not valid;
