package dev.kontor.shipping.method;

import dev.kontor.shared.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// SQL for the lists of postcodes of methods. The ranges of a list do not overlap, so the one that begins last
/// before a postcode is the only one that can contain it: one step in the index, however many ranges there are. The
/// index is that of `char(2)`, as which the country is compared.
final class PostcodeSql {

    /// The ranges of the list `l` as JSON.
    static final String RANGES = """
            (select coalesce(json_agg(json_build_object('country', r.country, 'from', r.first_code,
                'to', r.last_code) order by r.country, r.low), '[]')
             from shipping.postcode_ranges r where r.list_id = l.id)
            """;

    /// A column: which lists of the method `m` contain the postcode of `asked`.
    static final String MATCHES = """
            , (select coalesce(json_agg(json_build_object('position', l.position, 'matched', exists (
                select from (
                    select r.high from shipping.postcode_ranges r
                    where r.list_id = l.id and r.country = asked.country::char(2) and r.low <= asked.postcode
                    order by r.low desc limit 1) candidate
                where candidate.high >= asked.postcode),
                'undecided', asked.postcode = '' and exists (
                    select from shipping.postcode_ranges r
                    where r.list_id = l.id and r.country = asked.country::char(2)))), '[]')
               from shipping.postcode_lists l where l.method_id = m.id) as postcode_matches
            """;

    static final String INSERT = """
            with lists as (
                select kontor.new_id() as id, list from jsonb_array_elements(:lists::jsonb) list),
            inserted as (
                insert into shipping.postcode_lists (id, method_id, position, name, prices)
                select id, :id, (list ->> 'position')::integer, list ->> 'name', nullif(list -> 'prices', 'null')
                from lists)
            insert into shipping.postcode_ranges (list_id, country, low, high, first_code, last_code)
            select lists.id, r ->> 'country', r ->> 'low', r ->> 'high', r ->> 'from', r ->> 'to'
            from lists, jsonb_array_elements(list -> 'ranges') r
            """;

    private PostcodeSql() {}

    /// A list as it is stored.
    record StoredList(
            int position, @Nullable String name, @Nullable List<Money> prices, List<StoredRange> ranges) {}

    /// @param low smallest postcode, as postcodes are compared
    /// @param high sorts after the largest postcode
    record StoredRange(
            String country,
            String low,
            String high,
            String from,
            @Nullable String to) {

        static List<StoredRange> of(List<PostcodeRange> ranges) {
            return ranges.stream()
                    .map(range -> new StoredRange(range.country(), range.low(), range.high(), range.from(), range.to()))
                    .toList();
        }
    }

    static List<StoredList> lists(ShippingMethod method) {
        var lists = new ArrayList<StoredList>();
        var conditions = method.conditions();
        if (!conditions.served().isEmpty()) {
            lists.add(new StoredList(PostcodeMatch.SERVED, null, null, StoredRange.of(conditions.served())));
        }
        if (!conditions.excepted().isEmpty()) {
            lists.add(new StoredList(PostcodeMatch.EXCEPT, null, null, StoredRange.of(conditions.excepted())));
        }
        for (int position = 0; position < method.surcharges().size(); position++) {
            var surcharge = method.surcharges().get(position);
            lists.add(new StoredList(
                    position, surcharge.name(), surcharge.prices(), StoredRange.of(surcharge.postcodes())));
        }
        return lists;
    }
}
