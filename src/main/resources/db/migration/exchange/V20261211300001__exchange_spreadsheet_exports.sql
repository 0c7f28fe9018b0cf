alter table exchange.exports drop constraint exports_format_check;
alter table exchange.exports add constraint exports_format_check
    check (format in ('CSV', 'CSV_SEMICOLON', 'NDJSON')) not valid;
