package dev.kontor.giftcard.credit;

import dev.kontor.shared.privacy.ErasureObstacles;
import dev.kontor.shared.privacy.PersonToErase;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Store credit is money of the customer: staff pay it out or withdraw it before they erase the customer.
@Repository
class CreditObstacle implements ErasureObstacles {

    private final JdbcClient jdbc;

    CreditObstacle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Obstacle> of(PersonToErase person) {
        return jdbc.sql("""
                        select 'STORE_CREDIT' as kind, trim(s.currency) as object
                        from giftcard.credits s join giftcard.cards c on c.id = s.card_id
                        where s.customer_id = any(:customers) and c.balance_minor > 0
                        order by s.currency limit 10
                        """).params(person.parameters()).query(Obstacle.class).list();
    }
}
