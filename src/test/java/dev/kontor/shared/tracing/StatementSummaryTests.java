package dev.kontor.shared.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementSummaryTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            select id from orders.orders where id = ?                                      | select orders.orders
            SELECT 1                                                                       | select
            select * from (select 1) x join cart.items i on true                           | select cart.items
            insert into events.log (id) select id from unnest(?)                           | insert events.log
            with due as (select id from webhook.deliveries) update webhook.deliveries d set a = 1 from due | update webhook.deliveries
            select id from inventory.stock_levels where id = ? for update skip locked      | select inventory.stock_levels
            delete from shared.keys where expires < ?                                      | delete shared.keys
            commit                                                                         | commit
            """)
    void namesWhatAStatementDoesAndWithWhichTable(String sql, String name) {
        assertThat(StatementSummary.name(StatementSummary.text(sql))).isEqualTo(name);
    }

    @Test
    void removesLiteralsAndComments() {
        assertThat(StatementSummary.text("""
                        select id -- of ada@example.com
                        from orders.orders /* 'x' */
                        where email = 'it''s ada' and note = ''
                        """)).isEqualTo("select id from orders.orders where email = ? and note = ?");
    }

    @Test
    void cutsLongStatements() {
        assertThat(StatementSummary.text("select " + "a, ".repeat(2_000))).hasSize(2_000);
    }
}
