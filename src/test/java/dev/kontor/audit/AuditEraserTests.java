package dev.kontor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.audit.ChainFault.Kind;
import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.RetentionLimit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/// A redaction removes personal data from entries, and nothing else, without breaking the chain.
class AuditEraserTests {

    private static final PersonToErase PERSON = new PersonToErase(
            List.of(),
            List.of("cus_erased"),
            List.of(),
            List.of(),
            List.of("ord_erased"),
            List.of(),
            List.of(),
            List.of(),
            List.of("ord_erased"));

    private final AuditDatabase database = new AuditDatabase();
    private final AuditRedaction redaction =
            new AuditRedaction(database.jdbc, AuditDatabase.keys(AuditDatabase.SECRET));
    private final AuditEraser eraser = new AuditEraser(redaction);

    private AuditRecord own = entry("cus_erased", "cus_erased");
    private AuditRecord byStaff = entry("stf_1", "cus_erased");
    private AuditRecord other = entry("stf_1", "cus_other");

    @BeforeEach
    void writeAndSeal() {
        database.write(3);
        for (var entry : List.of(own, byStaff, other)) {
            database.transactions.executeWithoutResult(_ -> database.entries().insert(List.of(entry)));
        }
        database.sealer().seal();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void valuesAndTheAddressOfThePersonGoAndTheChainStillVerifies() {
        assertThat(eraser.erase(ErasureStage.RECORDS, PERSON, 100)).isEqualTo(2);
        assertThat(eraser.erase(ErasureStage.RECORDS, PERSON, 100)).isZero();

        assertThat(database.verify(null).fault()).isNull();
        assertThat(stored(own)).isEqualTo(" {} {}");
        assertThat(stored(byStaff)).as("what staff did stays provable").isEqualTo("203.0.113.7 {} {}");
        assertThat(stored(other)).isEqualTo("203.0.113.7 {\"a\":\"~1\"} {\"a\":\"~2\"}");
    }

    @Test
    void entriesAboutTheOrdersAreRedacted() {
        var guest = entry("guest", "ord_erased");
        database.transactions.executeWithoutResult(_ -> database.entries().insert(List.of(guest)));

        assertThat(eraser.erase(ErasureStage.ORDERS, PERSON, 100)).isOne();

        assertThat(stored(guest)).isEqualTo(" {} {}");
        database.sealer().seal();
        assertThat(database.verify(null).fault()).isNull();
    }

    @Test
    void oldEntriesLoseValuesAndAddressesInBatchesAndTheChainStillVerifies() {
        var retention = new AuditRetention(redaction);
        var early =
                new RetentionLimit(own.occurredAt().minusSeconds(3_600), List.of(), List.of("cus_erased"), List.of());
        var late = new RetentionLimit(own.occurredAt().plusSeconds(3_600), List.of(), List.of("cus_erased"), List.of());
        assertThat(retention.due(early, 100)).as("nothing is older").isZero();
        long due = retention.due(late, 100);

        var first = retention.delete(late, "", 1);
        var second = retention.delete(late, Objects.requireNonNull(first.cursor()), 100);

        assertThat(first.deleted()).isOne();
        assertThat(second.deleted()).isEqualTo(due - 1);
        assertThat(second.cursor()).isNull();
        assertThat(retention.due(late, 100)).isZero();
        assertThat(database.verify(null).fault()).isNull();
        assertThat(stored(other)).isEqualTo(" {} {}");
        assertThat(stored(own)).as("a legal hold protects it").isEqualTo("203.0.113.7 {\"a\":\"~1\"} {\"a\":\"~2\"}");
    }

    @Test
    void aForgedRedactionIsFound() {
        database.tamper(
                "insert into audit.redactions (entry_id, key_id, seal) select '%s', key_id, seal from audit.entries where id = '%s'"
                        .formatted(other.id().value(), other.id().value()),
                "update audit.entries set before = '{}' where id = '%s'"
                        .formatted(other.id().value()));

        var fault = database.verify(null).fault();

        assertThat(fault).extracting("kind", "entry").containsExactly(Kind.CHANGED, other.id());
    }

    @Test
    void aRedactedEntryCannotBeChangedAgain() {
        eraser.erase(ErasureStage.RECORDS, PERSON, 100);

        for (var change : List.of(
                "actor = 'stf_2'", "before = '{\"a\":1}'", "source = '203.0.113.8'", "action = 'role.deleted'")) {
            assertThatThrownBy(() -> database.jdbc
                            .sql("update audit.entries set %s where id = :id".formatted(change))
                            .param("id", own.id())
                            .update())
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("only grows");
        }
        assertThatThrownBy(
                        () -> database.jdbc.sql("delete from audit.redactions").update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("only grows");
    }

    private String stored(AuditRecord entry) {
        return database.jdbc
                .sql("select source || ' ' || before || ' ' || after from audit.entries where id = :id")
                .param("id", entry.id())
                .query(String.class)
                .single();
    }

    private static AuditRecord entry(String actor, String object) {
        var template = AuditDatabase.entry(1);
        return new AuditRecord(
                AuditEntryId.next(),
                template.occurredAt(),
                actor,
                "customer.updated",
                object,
                "req-1",
                "203.0.113.7",
                "{\"a\":\"~1\"}",
                "{\"a\":\"~2\"}");
    }
}
