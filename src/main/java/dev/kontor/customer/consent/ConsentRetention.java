package dev.kontor.customer.consent;

import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetainedRows;
import dev.kontor.shared.privacy.RetainedRows.Rows;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.privacy.RetentionPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Records of consents are deleted by their age if they no longer say what a customer has agreed to.
@Configuration(proxyBeanMethods = false)
class ConsentRetention {

    /// Three years: for that long the shop may have to prove a consent.
    private static final int MIN_DAYS = 1_096;

    @Bean
    RetainedData retainedConsents(JdbcClient jdbc) {
        var policy = RetentionPolicy.optional(RetentionKind.CONSENTS, MIN_DAYS, "customer.consent_records");
        return new RetainedRows(jdbc, policy, new Rows("customer.consent_records", """
                recorded_at < :before and (customer_id is null or customer_id <> all(:heldCustomers)) and (
                    not given
                    or customer_id is null and exists (
                        select from customer.consent_records later
                        where later.customer_id is null and later.address_key = consent_records.address_key
                            and later.purpose = consent_records.purpose and later.recorded_at < :before
                            and (later.recorded_at, later.id) > (consent_records.recorded_at, consent_records.id))
                    or exists (
                        select from customer.consent_records later
                        where later.customer_id = consent_records.customer_id
                            and later.purpose = consent_records.purpose and later.recorded_at < :before
                            and (later.recorded_at, later.id) > (consent_records.recorded_at, consent_records.id))
                    or customer_id is not null and not exists (select from customer.profiles p where p.id = consent_records.customer_id))
                """, "recorded_at, id"));
    }
}
