-- What the tax rules of a destination are read from.
create constraint trigger zones_noted after insert or update or delete on tax.zones
    deferrable initially deferred for each row execute function kontor.note_configuration('tax');
create constraint trigger zone_areas_noted after insert or update or delete on tax.zone_areas
    deferrable initially deferred for each row execute function kontor.note_configuration('tax');
create constraint trigger rates_noted after insert or update or delete on tax.rates
    deferrable initially deferred for each row execute function kontor.note_configuration('tax');
create constraint trigger jurisdictions_noted after insert or update or delete on tax.jurisdictions
    deferrable initially deferred for each row execute function kontor.note_configuration('tax');
create constraint trigger jurisdiction_areas_noted after insert or update or delete on tax.jurisdiction_areas
    deferrable initially deferred for each row execute function kontor.note_configuration('tax');
create constraint trigger categories_noted after insert or update or delete on tax.categories
    deferrable initially deferred for each row execute function kontor.note_configuration('tax');
create constraint trigger exemptions_noted after insert or update or delete on tax.exemptions
    deferrable initially deferred for each row execute function kontor.note_configuration('tax');
