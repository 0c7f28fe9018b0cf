package dev.kontor.customer.consent;

import dev.kontor.customer.ConsentTextId;
import dev.kontor.customer.EmailConsents;
import dev.kontor.customer.OfferedConsent;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.PersonalRows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the consents of guests, found by the keyed hash of their address.
@Repository
class GuestConsentRepository implements PersonalRows {

    private static final String PURPOSE = "consent-address";

    private final JdbcClient jdbc;
    private final Keyring keyring;

    GuestConsentRepository(JdbcClient jdbc, Keyring keyring) {
        this.jdbc = jdbc;
        this.keyring = keyring;
    }

    /// The key under which a consent is stored.
    byte[] key(String email) {
        return keyring.sign(PURPOSE, bytes(email));
    }

    /// The keys under which a consent may have been stored.
    private List<byte[]> keys(String email) {
        return keyring.signatures(PURPOSE, bytes(email));
    }

    private static byte[] bytes(String email) {
        return email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }

    /// Whether the last record of the address agrees to the purpose.
    boolean isGiven(String email, String purpose) {
        return jdbc.sql("""
                        select given from customer.consent_records
                        where customer_id is null and address_key = any(:keys) and purpose = :purpose
                        order by recorded_at desc, id desc limit 1
                        """)
                .param("keys", keys(email))
                .param("purpose", purpose)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    boolean isGiven(CustomerId customer, String purpose) {
        return jdbc.sql("""
                        select given from customer.consent_records where customer_id = :customer and purpose = :purpose
                        order by recorded_at desc, id desc limit 1
                        """)
                .param("customer", customer)
                .param("purpose", purpose)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    Optional<EmailConsents.Decision> decision(CustomerId customer, String purpose) {
        return jdbc.sql("""
                        select given, recorded_at from customer.consent_records
                        where customer_id = :customer and purpose = :purpose
                        order by recorded_at desc, id desc limit 1
                        """)
                .param("customer", customer)
                .param("purpose", purpose)
                .query(EmailConsents.Decision.class)
                .optional();
    }

    /// The purposes that guests with this address have agreed to.
    List<String> given(String email) {
        return jdbc.sql("""
                        select purpose from (
                            select distinct on (purpose) purpose, given from customer.consent_records
                            where customer_id is null and address_key = any(:keys)
                            order by purpose, recorded_at desc, id desc) last
                        where given order by purpose
                        """).param("keys", keys(email)).query(String.class).list();
    }

    /// A text that a guest agreed to, for the event of the account.
    record Claimed(String purpose, boolean given, @Nullable ConsentTextId textId) {}

    /// Makes the records of the address those of the customer.
    ///
    /// @return the moved records that are the last of the customer about their purpose
    List<Claimed> claim(String email, CustomerId customer) {
        return jdbc.sql("""
                        with moved as (
                            update customer.consent_records set customer_id = :customer
                            where customer_id is null and address_key = any(:keys)
                            returning id, purpose, given, text_id, recorded_at),
                        known as (
                            select id, purpose, recorded_at from customer.consent_records where customer_id = :customer
                            union all
                            select id, purpose, recorded_at from moved)
                        select purpose, given, text_id from moved m
                        where not exists (
                            select from known k
                            where k.purpose = m.purpose and (k.recorded_at, k.id) > (m.recorded_at, m.id))
                        order by purpose
                        """)
                .param("customer", customer)
                .param("keys", keys(email))
                .query(Claimed.class)
                .list();
    }

    @Override
    public String table() {
        return "customer.consent_records";
    }

    @Override
    public List<UUID> find(PersonToErase person, int most) {
        return jdbc.sql("""
                        select id from customer.consent_records
                        where customer_id is null and address_key = any(:keys) limit :most
                        """)
                .param("keys", keys(person.emails()))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    private List<byte[]> keys(List<String> emails) {
        return emails.stream().flatMap(email -> keys(email).stream()).toList();
    }

    /// Removes IP addresses, browsers and notes from the records of the addresses.
    int redact(List<String> emails) {
        return jdbc.sql("""
                        update customer.consent_records set ip = null, user_agent = null, note = null
                        where customer_id is null and address_key = any(:keys)
                            and (ip is not null or user_agent is not null or note is not null)
                        """).param("keys", keys(emails)).update();
    }

    Optional<OfferedConsent> offered(String purpose, List<String> locales) {
        return jdbc.sql("""
                        select t.id, t.number, t.locale, t.body
                        from customer.consent_purposes p join customer.consent_texts t on t.purpose = p.code
                        where p.code = :purpose and p.active and t.number is not null and t.locale = any(:locales)
                            and coalesce(t.effective_at <= now(), true)
                        order by array_position(:locales::text[], t.locale), t.number desc limit 1
                        """)
                .param("purpose", purpose)
                .param("locales", locales)
                .query(OfferedConsent.class)
                .optional();
    }
}
