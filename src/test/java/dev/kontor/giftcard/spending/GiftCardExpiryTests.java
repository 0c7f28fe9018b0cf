package dev.kontor.giftcard.spending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.giftcard.GiftCardShop;
import dev.kontor.giftcard.GiftCardShop.Card;
import dev.kontor.giftcard.Together;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class GiftCardExpiryTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private GiftCardExpiry expiry;

    private GiftCardShop cards;

    @BeforeEach
    void open() {
        cards = new GiftCardShop(api.as(logins.owner().token()), jdbc);
    }

    @Test
    void theBalanceOfAnExpiredCardIsWrittenOffOnce() throws Exception {
        var old = cards.issue(700);
        var recent = cards.issue(800);
        var valid = cards.issue(900);
        expire(old, 31);
        expire(recent, 29);

        Together.run(4, _ -> {
            expiry.writeOff();
            return true;
        });

        assertThat(cards.balance(old)).isZero();
        assertThat(cards.balance(recent)).isEqualTo(800);
        assertThat(cards.balance(valid)).isEqualTo(900);
        List.of(old, recent, valid).forEach(cards::check);
        assertThat(jdbc.sql("select account || ' ' || sum(amount_minor) from payment.ledger_entries"
                                + " where reference = :id group by account order by account")
                        .param("id", old.uuid())
                        .query(String.class)
                        .list())
                .containsExactly("BREAKAGE -700", "GIFT_CARDS 0", "VALUE_GRANTED 700");
        assertThat(jdbc.sql("select type from events.log where subject = :id order by seq")
                        .param("id", old.id())
                        .query(String.class)
                        .list())
                .containsExactly("gift_card.issued", "gift_card.expired");
    }

    private void expire(Card card, int days) {
        jdbc.sql("update giftcard.cards set expires_at = now() - make_interval(days => :days) where id = :id")
                .param("days", days)
                .param("id", card.uuid())
                .update();
    }
}
