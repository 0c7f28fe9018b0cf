-- What the shipping methods of a destination are read from.
create constraint trigger zone_areas_noted after insert or update or delete on shipping.zone_areas
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
create constraint trigger methods_noted after insert or update or delete on shipping.methods
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
create constraint trigger method_names_noted after insert or update or delete on shipping.method_names
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
create constraint trigger method_rates_noted after insert or update or delete on shipping.method_rates
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
create constraint trigger method_profiles_noted after insert or update or delete on shipping.method_profiles
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
create constraint trigger method_free_above_noted after insert or update or delete on shipping.method_free_above
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
create constraint trigger postcode_lists_noted after insert or update or delete on shipping.postcode_lists
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
create constraint trigger postcode_ranges_noted after insert or update or delete on shipping.postcode_ranges
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
create constraint trigger holidays_noted after insert or update or delete on shipping.holidays
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
