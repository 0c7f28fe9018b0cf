-- From when on a published text counts, by the clock of the database; absent for texts that counted at once.
alter table customer.consent_texts add column effective_at timestamptz;
