package dev.kontor.review;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.order.OrderReader;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.WholeOrder;
import dev.kontor.review.Review.Reviewer;
import dev.kontor.review.ReviewInvitationRepository.Invitation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Finds the bought products that the buyer can review.
@Component
class InvitedProducts {

    private final OrderReader orders;
    private final Catalog catalog;
    private final ReviewRepository reviews;

    InvitedProducts(OrderReader orders, Catalog catalog, ReviewRepository reviews) {
        this.orders = orders;
        this.catalog = catalog;
        this.reviews = reviews;
    }

    /// A buyer with the products of the order.
    ///
    /// @param email of the order
    record Invited(Reviewer reviewer, String email, List<InvitedProduct> products) {}

    /// The products of the order that were shipped and that shoppers see, in the order of its lines. Empty
    /// if the order was refunded. Three statements.
    Optional<Invited> of(Invitation invitation) {
        var order = orders.find(invitation.orderId()).orElse(null);
        if (order == null
                || order.status() != OrderStatus.COMPLETED
                || !order.paymentStatus().isWhole()) {
            return Optional.empty();
        }
        // The order of a guest may belong to an account by now.
        var customer = invitation.customerId() == null ? order.customerId() : invitation.customerId();
        var reviewer = customer == null ? Reviewer.guest(order.email()) : Reviewer.of(customer);
        return Optional.of(new Invited(reviewer, order.email(), products(order, invitation, reviewer)));
    }

    private List<InvitedProduct> products(WholeOrder order, Invitation invitation, Reviewer reviewer) {
        var bought = order.items().stream()
                .filter(line -> line.shipped() > 0)
                .flatMap(line -> Stream.ofNullable(line.variantId()))
                .distinct()
                .toList();
        var variants = catalog.sellable(bought, Locale.forLanguageTag(invitation.locale()), invitation.channel());
        var reviewed = reviewsOf(reviewer).stream().map(Review::productId).collect(Collectors.toSet());
        var products = new LinkedHashMap<ProductId, InvitedProduct>();
        bought.stream()
                .map(variants::get)
                .filter(Objects::nonNull)
                .filter(SellableVariant::published)
                .forEach(variant -> products.putIfAbsent(
                        variant.productId(),
                        new InvitedProduct(
                                variant.productId(),
                                variant.title(),
                                variant.slug(),
                                variant.imageUrl(),
                                reviewed.contains(variant.productId()))));
        return List.copyOf(products.values());
    }

    private List<Review> reviewsOf(Reviewer reviewer) {
        return reviewer.customerId() == null
                ? reviews.findByGuestEmailOrderById(Objects.requireNonNull(reviewer.guestEmail()))
                : reviews.findByCustomerIdOrderById(reviewer.customerId());
    }
}
