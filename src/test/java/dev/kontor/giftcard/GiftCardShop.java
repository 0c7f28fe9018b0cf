package dev.kontor.giftcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Gift cards of a test, and what must be true of them at any time.
public final class GiftCardShop {

    private final Api staff;
    private final JdbcClient jdbc;

    /// @param staff may issue gift cards
    public GiftCardShop(Api staff, JdbcClient jdbc) {
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /// An issued card.
    public record Card(String id, String code) {

        public UUID uuid() {
            return TypeIds.parse(GiftCardId.class, id).value();
        }

        public String path(String more) {
            return "/admin/v1/gift-cards/" + id + more;
        }
    }

    public Card issue(long minor) {
        var issued = staff.withIdempotencyKey()
                .post("/admin/v1/gift-cards", Map.of("value", Map.of("amount", minor, "currency", "USD")))
                .expect(201);
        return new Card(issued.at("/giftCard/id"), issued.at("/code"));
    }

    public Api.Response adjust(Card card, long minor) {
        return staff.withIdempotencyKey()
                .post(
                        card.path("/adjustments"),
                        Map.of("amount", Map.of("amount", minor, "currency", "USD"), "reason", "Test"));
    }

    public long balance(Card card) {
        return jdbc.sql("select balance_minor from giftcard.cards where id = :id")
                .param("id", card.uuid())
                .query(Long.class)
                .single();
    }

    /// The balance equals the transactions and the ledger, and what the card has paid is what its payments hold.
    public void check(Card card) {
        var books = books(card);
        assertThat(books.balance())
                .isNotNegative()
                .isEqualTo(books.transactions())
                .isEqualTo(books.liability());
        assertThat(books.ledger()).isZero();
        // A refund is recorded by the payment after the card has it.
        await().pollDelay(Duration.ZERO).untilAsserted(() -> {
            var later = books(card);
            assertThat(later.clearing()).isEqualTo(later.captured());
        });
    }

    private record Books(long balance, long transactions, long liability, long ledger, long clearing, long captured) {}

    private Books books(Card card) {
        return jdbc.sql("""
                        select c.balance_minor as balance,
                            (select sum(amount_minor) from giftcard.transactions where card_id = c.id) as transactions,
                            (select -sum(amount_minor) from payment.ledger_entries
                                where reference = c.id and account = 'GIFT_CARDS') as liability,
                            (select sum(amount_minor) from payment.ledger_entries where reference = c.id) as ledger,
                            (select coalesce(-sum(amount_minor), 0) from payment.ledger_entries
                                where reference = c.id and account = 'PROVIDER_CLEARING') as clearing,
                            (select coalesce(sum(captured_minor - refunded_minor), 0) from payment.payments
                                where id in (select payment_id from giftcard.transactions where card_id = c.id))
                                as captured
                        from giftcard.cards c where id = :id
                        """).param("id", card.uuid()).query(Books.class).single();
    }
}
