-- What options and their values are called in other languages, for facets: the value is empty for the option itself. Where
-- products disagree, the one that was indexed last says it.
create table search.option_labels (
    name   text not null check (length(name) between 1 and 50),
    value  text not null check (length(value) <= 100),
    locale text not null check (length(locale) between 2 and 35),
    label  text not null check (length(label) between 1 and 100),
    primary key (name, value, locale)
);
