package dev.kontor.order.returning.policy;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the return policy for orders.
@Repository
public class ReturnPolicies {

    private final JdbcClient jdbc;

    ReturnPolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param channel code of the order's channel
    /// @param locale language of the order
    public ReturnTerms terms(String channel, Locale locale) {
        return jdbc.sql("""
                        select coalesce((channel_days ->> :channel)::integer, window_days) as window_days, product_days,
                            auto_approve,
                            nullif(coalesce(instruction_texts ->> :tag, instruction_texts ->> :language, instructions),
                                '') as instructions,
                            restocking_percent, shipping_refund, labels
                        from orders.return_policies
                        """)
                .param("channel", channel)
                .param("tag", locale.toLanguageTag())
                .param("language", locale.getLanguage())
                .query(ReturnTerms.class)
                .single();
    }
}
