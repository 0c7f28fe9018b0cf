-- Who answers for the safety of the products of a brand: `{"name", "address", "electronicAddress"}`.
alter table catalog.brands add column manufacturer jsonb, add column responsible_person jsonb;
