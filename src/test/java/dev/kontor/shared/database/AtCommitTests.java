package dev.kontor.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.testing.StatementCounter;
import dev.kontor.testing.TestDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes that are sent with the commit of their transaction.
class AtCommitTests {

    private static final String NEW = "the number was new";

    private final JdbcClient others = TestDatabase.jdbc();
    private final DataSource counted = StatementCounter.counting(TestDatabase.dataSource());
    private final JdbcClient jdbc = TestDatabase.jdbc(counted);
    private final AtCommitTransactions manager = new AtCommitTransactions(counted);
    private final TransactionTemplate transactions = new TransactionTemplate(manager);

    @BeforeEach
    void createATable() {
        others.sql("create table public.at_commit (number integer primary key)").update();
    }

    @AfterEach
    void dropTheTable() {
        others.sql("drop table public.at_commit").update();
    }

    @Test
    void allWritesAndTheCommitAreOneMessage() {
        var statements = StatementCounter.count(() -> transactions.executeWithoutResult(_ -> {
            insert(1);
            insert(2);
            assertThat(stored()).isEmpty();
        }));

        assertThat(statements).hasSize(1).allMatch(text -> text.endsWith(";\ncommit"));
        assertThat(stored()).containsExactly(1, 2);
    }

    @Test
    void theTransactionSeesItsWrites() {
        transactions.executeWithoutResult(_ -> {
            insert(1);
            insert(2);
            assertThat(numbers(jdbc)).containsExactly(1, 2);
            assertThat(stored()).isEmpty();
            insert(3);
        });

        assertThat(stored()).containsExactly(1, 2, 3);
    }

    @Test
    void aWriteThatFailsRollsBackAllOthers() {
        insert(2);

        assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> {
                    jdbc.sql("insert into public.at_commit values (0)").update();
                    insert(1);
                    insert(2);
                    insert(3);
                }))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(stored()).containsExactly(2);
    }

    @Test
    void aWriteThatWouldBeSkippedRollsBackAllOthers() {
        insert(2);

        assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> {
                    insert(1);
                    requireNew(2);
                    insert(3);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(NEW);

        assertThat(stored()).containsExactly(2);
        transactions.executeWithoutResult(_ -> requireNew(4));
        assertThat(stored()).containsExactly(2, 4);
    }

    @Test
    void aWriteThatWouldBeSkippedFailsBeforeTheNextStatement() {
        insert(2);

        assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> {
                    requireNew(2);
                    numbers(jdbc);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(NEW);
    }

    @Test
    void withoutATransactionItHappensAtOnce() {
        insert(1);
        assertThat(stored()).containsExactly(1);

        assertThatThrownBy(() -> requireNew(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(NEW);
    }

    @Test
    void aTransactionThatIsRolledBackWritesNothing() {
        transactions.executeWithoutResult(transaction -> {
            insert(1);
            transaction.setRollbackOnly();
        });
        transactions.executeWithoutResult(_ -> insert(2));

        assertThat(stored()).containsExactly(2);
    }

    @Test
    void aSeparateTransactionInsideHasItsOwnWrites() {
        var separate = new TransactionTemplate(manager);
        separate.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        transactions.executeWithoutResult(transaction -> {
            insert(1);
            separate.executeWithoutResult(_ -> insert(2));
            assertThat(stored()).containsExactly(2);
            transaction.setRollbackOnly();
        });

        assertThat(stored()).containsExactly(2);
    }

    private void insert(int number) {
        AtCommit.update(
                jdbc.sql("insert into public.at_commit values (:number)").param("number", number));
    }

    private void requireNew(int number) {
        AtCommit.update(
                jdbc.sql("""
                        with stored as (
                            insert into public.at_commit values (:number) on conflict do nothing returning number)
                        select %s from stored
                        """.formatted(AtCommit.require("count(*) = 1", NEW))).param("number", number),
                NEW,
                () -> new IllegalStateException(NEW));
    }

    private List<Integer> stored() {
        return numbers(others);
    }

    private static List<Integer> numbers(JdbcClient jdbc) {
        return jdbc.sql("select number from public.at_commit order by number")
                .query(Integer.class)
                .list();
    }
}
