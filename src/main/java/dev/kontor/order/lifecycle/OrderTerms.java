package dev.kontor.order.lifecycle;

import dev.kontor.order.NewOrder;
import dev.kontor.order.OrderLineId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Explanation.Rounding;
import dev.kontor.tax.TaxSource;
import dev.kontor.tax.TaxTreatment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The prices and taxes of an order, as far as an edit depends on them.
///
/// @param taxRounding absent for a split order, and if a tax service has rounded
/// @param taxSource absent for the rates of the shop
/// @param shippingAddress absent if nothing is shipped, or if the order is split
/// @param vatNumber the buyer's VAT number when the order was placed
/// @param pickupLocation id of the location where the buyer collects the order, as text
/// @param taxZone name of the tax zone, if there is one
/// @param charge the shipping; absent if nothing is shipped, or if the order is split
/// @param groups the shipping groups of a split order; otherwise empty
public record OrderTerms(
        boolean pricesIncludeTax,
        @Nullable Rounding taxRounding,
        @Nullable TaxTreatment taxTreatment,
        @Nullable TaxSource taxSource,
        @Nullable Address shippingAddress,
        Address billingAddress,
        @Nullable String vatNumber,
        @Nullable String pickupLocation,
        @Nullable String taxZone,
        @Nullable Charge charge,
        List<Group> groups,
        List<Line> lines) {

    private static final String CHARGE = """
            jsonb_build_object('code', %1$s.shipping_code, 'name', %1$s.shipping_name, 'facts', %1$s.shipping_facts,
                'discounts', coalesce(%2$s, '[]'))
            """;

    /// Columns of `orders.orders o`.
    static final String COLUMNS =
            """
            , prices_include_tax as terms_prices_include_tax, tax_rounding as terms_tax_rounding,
            tax_treatment as terms_tax_treatment, tax_source as terms_tax_source,
            shipping_address as terms_shipping_address, billing_address as terms_billing_address,
            vat_proof ->> 'number' as terms_vat_number,
            shipping_facts -> 'pickup' ->> 'locationId' as terms_pickup_location, tax_zone as terms_tax_zone,
            case when shipping_code is not null then
                (select %s || jsonb_build_object('priceMinor', o.shipping_minor - coalesce(sum(f.shipping_minor), 0),
                    'discountMinor', o.shipping_discount_minor - coalesce(sum(f.discount_minor), 0),
                    'netMinor', o.shipping_net_minor - coalesce(sum(f.net_minor), 0),
                    'taxMinor', o.shipping_tax_minor - coalesce(sum(f.tax_minor), 0))
                from orders.shipping_groups f where f.order_id = o.id and f.replaced_at is not null) end as terms_charge,
            (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'address', g.address,
                'pricesIncludeTax', g.prices_include_tax, 'taxRounding', g.tax_rounding,
                'taxTreatment', g.tax_treatment, 'canceled', g.canceled_gross_minor > 0, 'taxZone', g.tax_zone,
                'charge', case when g.shipping_code is not null then %s || jsonb_build_object(
                    'priceMinor', g.shipping_minor, 'discountMinor', g.discount_minor, 'netMinor', g.net_minor,
                    'taxMinor', g.tax_minor) end) order by g.position), '[]')
             from orders.shipping_groups g where g.order_id = o.id and g.replaced_at is null) as terms_groups,
            (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'productId', l.product_id,
                'imageUrl', l.image_url, 'unitPriceMinor', l.unit_price_minor, 'taxCategory', l.tax_category,
                'taxName', l.tax_name, 'taxRate', l.tax_rate, 'netMinor', l.net_minor, 'priceList', l.price_list,
                'reduced', l.reduced, 'agreedPrice', l.price_override, 'discountMinor', l.discount_minor,
                'discounts', l.discounts) order by l.position), '[]')
             from orders.order_lines l where l.order_id = o.id) as terms_lines
            """.formatted(CHARGE.formatted("o", "o.shipping_discounts"), CHARGE.formatted("g", "g.discounts"));

    /// The shipping of an order or a group, with amounts in minor units.
    public record Charge(
            String code,
            String name,
            ShippingFacts facts,
            long priceMinor,
            long discountMinor,
            List<LineDiscount> discounts,
            long netMinor,
            long taxMinor) {

        public long grossMinor() {
            return netMinor + taxMinor;
        }
    }

    /// A shipping group of a split order.
    ///
    /// @param address absent if the group needs no shipping
    /// @param canceled whether it is no longer shipped
    public record Group(
            UUID id,
            @Nullable Address address,
            boolean pricesIncludeTax,
            @Nullable Rounding taxRounding,
            @Nullable TaxTreatment taxTreatment,
            boolean canceled,
            @Nullable String taxZone,
            @Nullable Charge charge) {}

    /// The terms at which a line was sold.
    ///
    /// @param priceList id of the price list that set the price; absent for the base price
    public record Line(
            UUID id,
            UUID productId,
            @Nullable String imageUrl,
            long unitPriceMinor,
            String taxCategory,
            String taxName,
            BigDecimal taxRate,
            long netMinor,
            @Nullable String priceList,
            boolean reduced,
            NewOrder.@Nullable AgreedPrice agreedPrice,
            long discountMinor,
            @Nullable List<LineDiscount> discounts) {}

    /// Returns the terms of an order that is sent where one group of this order was sent.
    ///
    /// @param groupId null for an order that is not split
    public OrderTerms of(@Nullable UUID groupId) {
        return group(groupId)
                .map(group -> new OrderTerms(
                        group.pricesIncludeTax(),
                        group.taxRounding(),
                        group.taxTreatment(),
                        taxSource,
                        group.address(),
                        billingAddress,
                        vatNumber,
                        null,
                        group.taxZone(),
                        group.charge(),
                        List.of(),
                        lines))
                .orElse(this);
    }

    /// Returns how the order, or a group of it, is taxed.
    ///
    /// @param groupId null for an order that is not split
    public boolean pricesIncludeTax(@Nullable UUID groupId) {
        return group(groupId).map(Group::pricesIncludeTax).orElse(pricesIncludeTax);
    }

    /// Returns why tax is charged or not.
    ///
    /// @param groupId null for an order that is not split
    public TaxTreatment treatment(@Nullable UUID groupId) {
        return Objects.requireNonNullElse(
                groupId == null
                        ? taxTreatment
                        : group(groupId).map(Group::taxTreatment).orElse(taxTreatment),
                TaxTreatment.STANDARD);
    }

    /// Returns the address of the order or of one of its groups; null if it has none.
    public @Nullable Address address(@Nullable UUID groupId) {
        return groupId == null
                ? shippingAddress
                : group(groupId).map(Group::address).orElse(null);
    }

    /// Returns the shipping of the order or of one of its groups; null if it has none.
    public @Nullable Charge charge(@Nullable UUID groupId) {
        return groupId == null ? charge : group(groupId).map(Group::charge).orElse(null);
    }

    /// Returns the ids of the groups; a single null for an order that is not split.
    public List<@Nullable UUID> places() {
        var ids = new ArrayList<@Nullable UUID>();
        groups.forEach(group -> ids.add(group.id()));
        if (ids.isEmpty()) {
            ids.add(null);
        }
        return ids;
    }

    /// Returns where the order, or a group of it, is taxed: at the billing address if nothing is shipped.
    public Destination destination(@Nullable UUID groupId) {
        var address = address(groupId);
        return address == null ? billingAddress.destination() : address.destination();
    }

    /// Returns the terms with other addresses.
    ///
    /// @param shipping by group; null for an order that is not split
    public OrderTerms moved(Map<@Nullable UUID, Address> shipping, Address billing) {
        return new OrderTerms(
                pricesIncludeTax,
                taxRounding,
                taxTreatment,
                taxSource,
                shipping.getOrDefault(null, shippingAddress),
                billing,
                vatNumber,
                pickupLocation,
                taxZone,
                charge,
                groups.stream()
                        .map(group -> new Group(
                                group.id(),
                                shipping.getOrDefault(group.id(), group.address()),
                                group.pricesIncludeTax(),
                                group.taxRounding(),
                                group.taxTreatment(),
                                group.canceled(),
                                group.taxZone(),
                                group.charge()))
                        .toList(),
                lines);
    }

    public Optional<Line> line(OrderLineId id) {
        return lines.stream().filter(line -> line.id().equals(id.value())).findFirst();
    }

    public Optional<Group> group(@Nullable UUID id) {
        return groups.stream().filter(group -> group.id().equals(id)).findFirst();
    }
}
