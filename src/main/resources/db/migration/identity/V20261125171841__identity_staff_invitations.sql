-- Who was invited to become staff. The secret of the link is kept with the tokens of mails, as a hash.
create table identity.staff_invitations (
    id          uuid        primary key,
    email       text        not null check (length(email) between 3 and 254),
    email_key   text        not null check (email_key = lower(email_key)),
    roles       uuid[]      not null,
    invited_by  uuid        not null references identity.accounts (id) on delete cascade,
    created_at  timestamptz not null,
    expires_at  timestamptz not null check (expires_at > created_at),
    accepted_at timestamptz,
    -- The account that came of it.
    staff_id    uuid        references identity.accounts (id) on delete set null,
    constraint staff_invitations_accepted check (staff_id is null or accepted_at is not null)
);

create index staff_invitations_list on identity.staff_invitations (created_at, id);
create unique index staff_invitations_one_open on identity.staff_invitations (email_key) where accepted_at is null;
create index staff_invitations_by_inviter on identity.staff_invitations (invited_by);
create index staff_invitations_by_staff on identity.staff_invitations (staff_id) where staff_id is not null;
