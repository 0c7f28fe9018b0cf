-- From when on a version counts, by the clock of the database; absent for versions of earlier releases, which counted at
-- once. A version that does not count yet can be canceled, and is announced as soon as it counts.
alter table settings.policies
    add column effective_at timestamptz,
    add column canceled_at timestamptz,
    add column announced_at timestamptz;
