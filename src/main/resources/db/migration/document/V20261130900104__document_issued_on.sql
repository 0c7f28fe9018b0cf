-- Turnover and bookings of a period.
drop index concurrently if exists document.documents_issued_on;
create index concurrently documents_issued_on on document.documents (issued_on);
