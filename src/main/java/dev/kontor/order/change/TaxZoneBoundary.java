package dev.kontor.order.change;

import dev.kontor.order.OrderId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxSource;
import dev.kontor.tax.TaxTreatment;
import dev.kontor.tax.Taxes;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rejects an address change that would change the tax, because the buyer has paid the tax with the order.
@Component
class TaxZoneBoundary {

    private static final String COUNTRY = "/shippingAddress/country";
    private static final String REGION = "/shippingAddress/region";
    private static final String POSTCODE = "/shippingAddress/postcode";

    private final Taxes taxes;
    private final JdbcClient jdbc;

    TaxZoneBoundary(Taxes taxes, JdbcClient jdbc) {
        this.taxes = taxes;
        this.jdbc = jdbc;
    }

    /// An amount of the order with its tax.
    ///
    /// @param jurisdictions names of the jurisdictions that levy taxes
    private record Taxed(
            String category, String name, BigDecimal rate, List<String> jurisdictions, Money amount, Money tax) {}

    /// Returns the name of the tax zone of the new address if the same tax applies there.
    ///
    /// @param group the shipping group whose address changes
    /// @throws RejectedException `address-invalid` with what would change
    @Nullable
    String requireSameTax(OrderId id, @Nullable ShippingGroupId group, Address before, Address after) {
        var from = before.destination();
        var to = after.destination();
        var placed = placed(id, group);
        if (placed.isServed() && !(from.equals(to) && before.city().equalsIgnoreCase(after.city()))) {
            throw refused(
                    POSTCODE,
                    "other-tax",
                    "The tax service has taxed the order for its address: country, region, postcode and city must stay."
                            + " Cancel the order and place it again.",
                    Map.of("taxSource", placed.source()));
        }
        if (from.equals(to)) {
            return placed.zone();
        }
        var rules = taxes.rulesFor(List.of(from, to));
        var here = rules.getOrDefault(from, TaxRules.NONE);
        var there = rules.getOrDefault(to, TaxRules.NONE);
        requireComplete(there);
        requireSameTreatment(placed, from, to, there);
        boolean sameZone = there.hasZone()
                && there.zone().equals(placed.zone())
                && there.rates().equals(here.rates());
        if (sameZone || there.equals(here)) {
            return placed.zone();
        }
        var taxed = taxed(id, group);
        boolean same = there.hasZone()
                && there.pricesIncludeTax() == placed.pricesIncludeTax()
                && taxed.stream().allMatch(part -> isSame(part, there));
        if (!same) {
            throw otherTax(placed, there, taxed);
        }
        return there.zone();
    }

    /// A sale without tax, or one declared in the One-Stop Shop, depends on the country; other sales stay
    /// in countries with the same treatment.
    private static void requireSameTreatment(Placed placed, Destination from, Destination to, TaxRules there) {
        var treatment = placed.treatment();
        if (treatment == null || from.country().equals(to.country())) {
            return;
        }
        if (treatment != TaxTreatment.STANDARD || there.decision().treatment() != TaxTreatment.STANDARD) {
            throw refused(
                    COUNTRY,
                    "other-tax",
                    "The tax treatment %s of the order depends on the country. Change the address with an edit: a `SET_ADDRESS` action."
                            .formatted(treatment),
                    Map.of("taxTreatment", treatment));
        }
    }

    /// @throws RejectedException `address-invalid` if the address lacks what determines its tax
    static void requireComplete(TaxRules there) {
        if (there.coverage() == TaxRules.Coverage.REGION_MISSING) {
            throw refused(REGION, "required", "The tax depends on the region. Set `region`.", Map.of());
        }
        if (there.coverage() == TaxRules.Coverage.POSTCODE_MISSING) {
            throw refused(POSTCODE, "required", "The tax depends on the postcode. Set `postcode`.", Map.of());
        }
    }

    private static boolean isSame(Taxed part, TaxRules there) {
        var rate = there.rates().get(part.category());
        return rate != null
                && rate.rate().compareTo(part.rate()) == 0
                && rate.name().equals(part.name())
                && rate.levies().stream()
                        .flatMap(levy -> Stream.ofNullable(levy.jurisdiction()))
                        .toList()
                        .equals(part.jurisdictions());
    }

    private static RejectedException otherTax(Placed placed, TaxRules there, List<Taxed> taxed) {
        var zone = there.hasZone() ? there.zone() : "no tax zone";
        var currency = placed.total().currency();
        var tax = Money.sum(currency, taxed.stream().map(Taxed::tax).toList());
        var details = new HashMap<String, Object>();
        details.put("taxZone", Map.of("before", String.valueOf(placed.zone()), "after", zone));
        if (!taxed.stream().map(Taxed::category).allMatch(there::covers)) {
            return refused(
                    REGION,
                    "other-tax",
                    "The tax at the new address is unknown because it is in %s. Cancel the order or leave its address unchanged."
                            .formatted(zone),
                    details);
        }
        var other = there.tax(taxed.stream()
                .map(part -> new TaxRules.Taxable(part.amount(), part.category()))
                .toList());
        var otherTax =
                Money.sum(currency, other.stream().map(TaxRules.Taxed::tax).toList());
        var gross = Money.sum(
                currency,
                taxed.stream()
                        .map(part -> placed.pricesIncludeTax()
                                ? part.amount()
                                : part.amount().plus(part.tax()))
                        .toList());
        var otherGross =
                Money.sum(currency, other.stream().map(TaxRules.Taxed::gross).toList());
        details.put("tax", Map.of("before", tax, "after", otherTax));
        details.put("total", Map.of("before", gross, "after", otherGross));
        return refused(
                REGION,
                "other-tax",
                "The order is taxed in %s; in %s the tax is %s instead of %s. Change the address with an edit: a `SET_ADDRESS` action."
                        .formatted(placed.zone(), zone, otherTax, tax),
                details);
    }

    private static RejectedException refused(String pointer, String code, String detail, Map<String, Object> details) {
        return new RejectedException(
                ProblemCode.ADDRESS_INVALID, detail, details, List.of(FieldProblem.ofPointer(pointer, code, detail)));
    }

    private record Placed(
            @Nullable String zone,
            boolean pricesIncludeTax,
            Money total,
            @Nullable TaxTreatment treatment,
            TaxSource source) {

        /// Whether a tax service records the taxes of the order, even if it did not calculate them.
        boolean isServed() {
            return source != TaxSource.RATES;
        }
    }

    private Placed placed(OrderId id, @Nullable ShippingGroupId group) {
        return jdbc.sql("""
                        select coalesce(g.tax_zone, o.tax_zone) as zone, o.total_minor, o.currency,
                            coalesce(g.prices_include_tax, o.prices_include_tax) as prices_include_tax,
                            coalesce(g.tax_treatment, o.tax_treatment) as treatment,
                            coalesce(o.tax_source, 'RATES') as source
                        from orders.orders o
                        left join orders.shipping_groups g on g.order_id = o.id and g.id = :group::uuid
                        where o.id = :id
                        """)
                .param("id", id)
                .param("group", group == null ? null : group.value(), Types.OTHER)
                .query(Placed.class)
                .optional()
                .orElseThrow(() -> NotFoundException.of("order", id));
    }

    /// Returns the lines and the shipping by tax.
    private List<Taxed> taxed(OrderId id, @Nullable ShippingGroupId group) {
        return jdbc.sql("""
                        select coalesce(s.category, l.tax_category) as category, coalesce(s.name, l.tax_name) as name,
                            coalesce(s.rate, l.tax_rate) as rate, coalesce(s."amountMinor", l.subtotal_minor - l.discount_minor) as amount_minor,
                            coalesce(s."taxMinor", l.tax_minor) as tax_minor, o.currency,
                            coalesce(jsonb_path_query_array(jsonb_strip_nulls(s.levies), '$[*].jurisdiction'), '[]') as jurisdictions
                        from orders.orders o join orders.order_lines l on l.order_id = o.id
                        left join lateral jsonb_to_recordset(l.tax_shares) as s (category text, name text, rate numeric,
                            "amountMinor" bigint, "taxMinor" bigint, levies jsonb) on true
                        where o.id = :id and (:group::uuid is null or l.shipping_group_id = :group::uuid)
                            and l.canceled < l.quantity
                        union all
                        select coalesce(s.category, c.facts ->> 'taxCategory'), coalesce(s.name, c.facts ->> 'taxName'),
                            coalesce(s.rate, (c.facts ->> 'taxRate')::numeric), coalesce(s."amountMinor", c.amount),
                            coalesce(s."taxMinor", c.tax), c.currency,
                            coalesce(jsonb_path_query_array(jsonb_strip_nulls(s.levies), '$[*].jurisdiction'), '[]')
                        from (
                            select g.shipping_facts as facts, g.shipping_minor - g.discount_minor as amount,
                                g.tax_minor as tax, o.currency
                            from orders.orders o
                            join orders.shipping_groups g on g.order_id = o.id and g.id = :group::uuid
                            where o.id = :id and g.shipping_facts is not null
                            union all
                            select o.shipping_facts, o.shipping_minor - o.shipping_discount_minor - f.amount,
                                o.shipping_tax_minor - f.tax, o.currency
                            from orders.orders o,
                                lateral (select coalesce(sum(r.shipping_minor - r.discount_minor), 0) as amount,
                                    coalesce(sum(r.tax_minor), 0) as tax from orders.shipping_groups r
                                    where r.order_id = o.id and r.replaced_at is not null) f
                            where o.id = :id and :group::uuid is null and o.shipping_facts is not null) c
                        left join lateral jsonb_to_recordset(c.facts -> 'taxShares') as s (category text, name text,
                            rate numeric, "amountMinor" bigint, "taxMinor" bigint, levies jsonb) on true
                        """)
                .param("id", id)
                .param("group", group == null ? null : group.value(), Types.OTHER)
                .query(Taxed.class)
                .list();
    }

    /// Stores the zone of the new address.
    void move(OrderId id, @Nullable ShippingGroupId group, @Nullable String zone) {
        var statement = group == null
                ? jdbc.sql("update orders.orders set tax_zone = :zone where id = :id")
                : jdbc.sql("update orders.shipping_groups set tax_zone = :zone where order_id = :id and id = :group")
                        .param("group", group);
        statement.param("zone", zone).param("id", id).update();
    }
}
