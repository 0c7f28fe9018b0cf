-- What options and their values are called in other languages; the value is empty for the option itself.
create or replace view search.pub_option_labels as
select name, value, locale, label from search.option_labels;
