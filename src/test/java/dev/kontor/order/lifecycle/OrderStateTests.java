package dev.kontor.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.order.OrderStatus;
import dev.kontor.payment.PaymentStatus;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The tables of what may follow what. Whoever changes one changes it here too.
class OrderStateTests {

    @Test
    void anOrderMovesAlongThisTableOnly() {
        assertThat(OrderStatus.values())
                .allSatisfy(status -> assertThat(status.next())
                        .isEqualTo(Map.of(
                                        OrderStatus.PENDING_PAYMENT,
                                        Set.of(OrderStatus.OPEN, OrderStatus.FAILED, OrderStatus.CANCELED),
                                        OrderStatus.OPEN,
                                        Set.of(OrderStatus.COMPLETED, OrderStatus.CANCELED))
                                .getOrDefault(status, Set.of())));
    }

    @Test
    void aFulfillmentMovesAlongThisTableOnly() {
        assertThat(ParcelStatus.values())
                .allSatisfy(status -> assertThat(status.next())
                        .isEqualTo(Map.of(
                                        ParcelStatus.PENDING,
                                        EnumSet.of(ParcelStatus.SHIPPED, ParcelStatus.CANCELED),
                                        ParcelStatus.SHIPPED,
                                        EnumSet.of(ParcelStatus.DELIVERED))
                                .getOrDefault(status, EnumSet.noneOf(ParcelStatus.class))));
    }

    @Test
    void moneyThatWasTakenStaysTaken() {
        assertThat(PaymentStatus.CAPTURED.next()).isEmpty();
        assertThat(PaymentStatus.DECLINED.next()).containsOnly(PaymentStatus.AUTHORIZED, PaymentStatus.CAPTURED);
        assertThat(PaymentStatus.CANCELED.next()).containsOnly(PaymentStatus.AUTHORIZED, PaymentStatus.CAPTURED);
        assertThat(PaymentStatus.AUTHORIZED.next()).containsOnly(PaymentStatus.CAPTURED, PaymentStatus.CANCELED);
    }
}
