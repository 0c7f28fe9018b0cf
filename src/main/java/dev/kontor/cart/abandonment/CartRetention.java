package dev.kontor.cart.abandonment;

import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetainedRows;
import dev.kontor.shared.privacy.RetainedRows.Rows;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.privacy.RetentionPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Deletes carts and reminders by their age. Guests' carts and draft orders expire earlier, each at its own time.
@Configuration(proxyBeanMethods = false)
class CartRetention {

    private static final int MIN_ABANDONED_DAYS = 7;

    /// A repeated completion of a cart still returns its order.
    private static final int MIN_COMPLETED_DAYS = 30;

    /// The validity of the unsubscribe link of a mail.
    private static final int REMINDERS = 365;

    private static final String NOT_HELD = """
             and (customer_id is null or customer_id <> all(:heldCustomers))
            and (email is null or lower(email) <> all(:heldEmails::text[]))
            """;

    @Bean
    RetainedData retainedCustomerCarts(JdbcClient jdbc) {
        var policy =
                RetentionPolicy.optional(RetentionKind.ABANDONED_CARTS, MIN_ABANDONED_DAYS, "cart.carts", "cart.items");
        return new RetainedRows(jdbc, policy, new Rows("cart.carts", """
                updated_at < :before and status = 'ACTIVE' and customer_id is not null
                and id not in (select cart_id from cart.drafts)
                """ + NOT_HELD, "updated_at, id"));
    }

    @Bean
    RetainedData retainedCompletedCarts(JdbcClient jdbc) {
        var policy = RetentionPolicy.optional(
                RetentionKind.COMPLETED_CARTS, MIN_COMPLETED_DAYS, "cart.carts", "cart.items", "cart.drafts");
        return new RetainedRows(
                jdbc,
                policy,
                new Rows("cart.carts", "updated_at < :before and status = 'COMPLETED'" + NOT_HELD, "updated_at, id"));
    }

    @Bean
    RetainedData retainedReminders(JdbcClient jdbc) {
        var policy = RetentionPolicy.of(RetentionKind.CART_REMINDERS, 1, REMINDERS, "cart.reminders");
        return new RetainedRows(jdbc, policy, new Rows("cart.reminders", "created_at < :before", "created_at"));
    }
}
