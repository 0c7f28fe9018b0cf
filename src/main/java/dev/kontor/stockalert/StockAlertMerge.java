package dev.kontor.stockalert;

import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerRecords;
import dev.kontor.identity.CustomerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Moves the alerts of a merged customer. Where both wait for a variant, the alert of the source is
/// deleted, because the target gets one mail.
@Component
class StockAlertMerge implements CustomerMergeParticipant {

    private final JdbcClient jdbc;

    StockAlertMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public CustomerRecords records() {
        return CustomerRecords.STOCK_ALERTS;
    }

    @Override
    public long count(CustomerId source, CustomerId target) {
        return jdbc.sql("""
                        select count(*) from stockalert.alerts a
                        where a.customer_id = :source and not exists (
                            select from stockalert.alerts t
                            where t.customer_id = :target and t.variant_id = a.variant_id and t.status = 'WAITING')
                        """)
                .param("source", source)
                .param("target", target)
                .query(Long.class)
                .single();
    }

    @Override
    public long move(CustomerId source, CustomerId target, String actor) {
        jdbc.sql("""
                        delete from stockalert.alerts a where a.customer_id = :source and exists (
                            select from stockalert.alerts t
                            where t.customer_id = :target and t.variant_id = a.variant_id and t.status = 'WAITING')
                        """).param("source", source).param("target", target).update();
        return jdbc.sql("update stockalert.alerts set customer_id = :target where customer_id = :source")
                .param("source", source)
                .param("target", target)
                .update();
    }
}
