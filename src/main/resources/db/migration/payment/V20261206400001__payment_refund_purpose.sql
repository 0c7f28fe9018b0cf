-- What a refund is for: null in rows of versions that know no purposes, which name the refund of a return in the reason.
alter table payment.refunds add column purpose text, add column purpose_id text;
alter table payment.refunds add constraint refunds_purpose check (
    purpose in ('REQUESTED', 'CANCELED_UNITS', 'RETURN', 'EXCHANGE', 'TRANSFER', 'UNDO')
    and (purpose_id is not null) = coalesce(purpose in ('RETURN', 'EXCHANGE'), false)) not valid;
