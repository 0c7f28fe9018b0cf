package dev.kontor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.giftsale.PurchasedGiftCardId;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.RoleId;
import dev.kontor.order.ReturnId;
import dev.kontor.order.edit.OrderEditId;
import dev.kontor.privacy.LegalHoldId;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxExemptionId;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.StatementCounter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@KontorTest
class AuditLogTests {

    @Autowired
    private AuditLog audit;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    private record Product(String title, Money price, List<String> tags, Inner inner) {}

    private record Inner(int weight, String colour) {}

    @Test
    void keepsOnlyTheFieldsThatDiffer() {
        var role = RoleId.next();
        var before = new Product("Shoe", Money.of(1999, "EUR"), List.of("a"), new Inner(1, "red"));
        var after = new Product("Shoe", Money.of(2999, "EUR"), List.of("a", "b"), new Inner(1, "blue"));

        transactions.executeWithoutResult(_ -> audit.record("product.updated", role, before, after));

        assertThat(entry(role).get("before"))
                .isEqualTo(
                        "{\"price\":{\"amount\":1999,\"currency\":\"EUR\"},\"tags\":[\"a\"],\"inner\":{\"colour\":\"red\"}}");
        assertThat(entry(role).get("after"))
                .isEqualTo(
                        "{\"price\":{\"amount\":2999,\"currency\":\"EUR\"},\"tags\":[\"a\",\"b\"],\"inner\":{\"colour\":\"blue\"}}");
        assertThat(entry(role).get("actor")).isEqualTo("system");
    }

    @Test
    void keepsNoSecretsAndOnlyPseudonymsOfPeople() {
        var one = CustomerId.next();
        var other = CustomerId.next();
        var facts = Map.of(
                "email", "ada@example.com",
                "name", "Ada",
                "password", "correct horse",
                "passwordHash", "$argon2id$x",
                "apiToken", "sk_1",
                "locale", "de",
                "address", Map.of("line1", "12 Analytical Row", "country", "DE"));

        transactions.executeWithoutResult(_ -> {
            audit.record("customer.created", one, null, facts);
            audit.record("customer.created", other, null, facts);
        });

        var kept = String.valueOf(entry(one).get("after"));
        assertThat(kept)
                .contains("\"locale\":\"de\"", "\"country\":\"DE\"")
                .containsPattern("\"email\":\"~[0-9a-f]{12}\"")
                .doesNotContain("ada@example.com", "Ada", "horse", "argon2id", "sk_1", "Analytical");
        assertThat(entry(other).get("after")).isNotEqualTo(kept);
    }

    @Test
    void changesThatAreRolledBackAreNotRecorded() {
        var role = RoleId.next();

        transactions.executeWithoutResult(status -> {
            audit.record("role.created", role);
            status.setRollbackOnly();
        });

        assertThat(count(role)).isZero();
    }

    @Test
    void keepsOnlyPseudonymsOfTextsThatCanNameAPerson() {
        var facts = Map.<TypedId, Map<String, ?>>of(
                PurchasedGiftCardId.next(),
                Map.of("recipientEmail", "zora@example.com", "recipientName", "Zora"),
                ReturnId.next(),
                Map.of("instructions", "Call Zora first."),
                OrderEditId.next(),
                Map.of("actions", List.of(Map.of("type", "SET_PRICE", "priceReason", "Zora complained."))),
                LegalHoldId.next(),
                Map.of("reason", "Lawsuit of Zora"),
                TaxExemptionId.next(),
                Map.of("certificateNumber", "ZORA-1", "documentReference", "archive/Zora.pdf"));

        transactions.executeWithoutResult(
                _ -> facts.forEach((id, after) -> audit.record("order.noted", id, null, after)));

        facts.forEach((id, after) -> assertThat(String.valueOf(entry(id).get("after")))
                .as(id.text())
                .containsPattern("\":\"~[0-9a-f]{12}\"")
                .doesNotContainIgnoringCase("zora"));
    }

    @Test
    void nothingIsRecordedOutsideOfATransaction() {
        assertThatThrownBy(() -> audit.record("role.created", RoleId.next()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void allEntriesOfATransactionAreOneStatement() {
        var role = RoleId.next();

        var statements = StatementCounter.count(() -> transactions.executeWithoutResult(_ -> {
            audit.record("role.created", role);
            audit.record("role.updated", role);
            audit.record("role.deleted", role);
        }));

        assertThat(statements).hasSize(1);
        assertThat(count(role)).isEqualTo(3);
    }

    @Test
    void anEntryCannotBeChangedOrDeleted() {
        var role = RoleId.next();
        transactions.executeWithoutResult(_ -> audit.record("role.created", role));

        for (var sql : List.of(
                "update audit.entries set actor = 'stf_x' where object = '" + role.text() + "'",
                "delete from audit.entries where object = '" + role.text() + "'",
                "truncate audit.entries",
                "delete from audit.chain where true",
                "truncate audit.chain")) {
            if (sql.contains("chain where") && chain() == 0) {
                continue;
            }
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .as(sql)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("the audit log only grows");
        }
        assertThat(count(role)).isOne();
    }

    private long chain() {
        return jdbc.sql("select count(*) from audit.chain").query(Long.class).single();
    }

    private long count(TypedId object) {
        return jdbc.sql("select count(*) from audit.entries where object = :object")
                .param("object", object.text())
                .query(Long.class)
                .single();
    }

    private Map<String, Object> entry(TypedId object) {
        return jdbc.sql("select * from audit.entries where object = :object")
                .param("object", object.text())
                .query()
                .singleRow();
    }
}
