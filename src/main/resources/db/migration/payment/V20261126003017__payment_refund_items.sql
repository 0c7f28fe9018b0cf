-- What of a purchase the money goes back for; empty for a refund of the payment as such, such as goodwill.
alter table payment.refunds add column items jsonb not null default '[]';
