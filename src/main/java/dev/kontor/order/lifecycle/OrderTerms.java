package dev.kontor.order.lifecycle;

import dev.kontor.order.OrderLineId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Explanation.Rounding;
import dev.kontor.tax.TaxSource;
import dev.kontor.tax.TaxTreatment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The prices and taxes of an order, as far as an edit depends on them.
///
/// @param taxRounding absent for a split order and in orders of earlier releases
/// @param taxSource absent for the rates of the shop
/// @param shippingAddress absent if nothing is shipped, or if the order is split
/// @param vatNumber the buyer's VAT number when the order was placed
/// @param pickupLocation id of the location where the buyer collects the order, as text
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
        List<Group> groups,
        List<Line> lines) {

    /// Columns of `orders.orders o`.
    static final String COLUMNS = """
            , prices_include_tax as terms_prices_include_tax, tax_rounding as terms_tax_rounding,
            tax_treatment as terms_tax_treatment, tax_source as terms_tax_source,
            shipping_address as terms_shipping_address, billing_address as terms_billing_address,
            vat_proof ->> 'number' as terms_vat_number,
            shipping_facts -> 'pickup' ->> 'locationId' as terms_pickup_location,
            (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'address', g.address,
                'pricesIncludeTax', g.prices_include_tax, 'taxRounding', g.tax_rounding,
                'taxTreatment', g.tax_treatment, 'canceled', g.canceled_gross_minor > 0) order by g.position), '[]')
             from orders.shipping_groups g where g.order_id = o.id) as terms_groups,
            (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'productId', l.product_id,
                'imageUrl', l.image_url, 'unitPriceMinor', l.unit_price_minor, 'taxCategory', l.tax_category,
                'taxName', l.tax_name, 'taxRate', l.tax_rate, 'netMinor', l.net_minor, 'priceList', l.price_list,
                'reduced', l.reduced, 'agreedPrice', l.price_override) order by l.position), '[]')
             from orders.order_lines l where l.order_id = o.id) as terms_lines
            """;

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
            boolean canceled) {}

    /// What a line was sold for.
    ///
    /// @param taxCategory absent in orders placed before it was stored
    /// @param priceList id of the price list that set the price; absent for the base price
    public record Line(
            UUID id,
            UUID productId,
            @Nullable String imageUrl,
            long unitPriceMinor,
            @Nullable String taxCategory,
            String taxName,
            BigDecimal taxRate,
            long netMinor,
            @Nullable String priceList,
            boolean reduced,
            @Nullable AgreedPrice agreedPrice) {}

    /// Why staff set a unit price.
    ///
    /// @param by the actor who set it, as in timelines
    public record AgreedPrice(String reason, String by) {}

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
                        List.of(),
                        lines))
                .orElse(this);
    }

    public Optional<Line> line(OrderLineId id) {
        return lines.stream().filter(line -> line.id().equals(id.value())).findFirst();
    }

    public Optional<Group> group(@Nullable UUID id) {
        return groups.stream().filter(group -> group.id().equals(id)).findFirst();
    }
}
