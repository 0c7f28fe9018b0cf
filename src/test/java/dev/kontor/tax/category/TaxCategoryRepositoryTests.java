package dev.kontor.tax.category;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.tax.TaxCategoryId;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.StatementCounter;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// How JPA stores aggregates within JDBC transactions, using the smallest aggregate as the example.
@KontorTest
class TaxCategoryRepositoryTests {

    @Autowired
    private TaxCategoryRepository categories;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager manager;

    @Autowired
    private EntityManagerFactory factory;

    @Autowired
    private Clock clock;

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Test
    void insertsANewAggregateWithoutASelect() {
        var category = category();

        var statements = StatementCounter.count(() -> inTransaction(() -> categories.store(category)));

        assertThat(statements).singleElement().asString().startsWith("insert into tax.categories");
        assertThat(category.version()).isEqualTo(1);
        assertThat(version(category.id())).isEqualTo(1);
    }

    @Test
    void updatesTheVersionThatWasRead() {
        var id = stored();

        var statements = StatementCounter.count(() -> inTransaction(() -> {
            var category = categories.findById(id).orElseThrow();
            category.rename("Books", clock.instant());
            categories.store(category);
            assertThat(category.version()).isEqualTo(2);
        }));

        assertThat(statements).hasSize(2);
        assertThat(statements.getLast()).startsWith("update tax.categories set").endsWith("where id=? and version=?");
        assertThat(version(id)).isEqualTo(2);
    }

    @Test
    void sharesTheTransactionWithJdbc() {
        var category = category();

        inTransaction(() -> {
            categories.store(category);
            assertThat(version(category.id())).isEqualTo(1);
            jdbc.sql("update tax.categories set name = 'By JDBC' where id = :id")
                    .param("id", category.id())
                    .update();
        });
        assertThat(name(category.id())).isEqualTo("By JDBC");

        assertThatThrownBy(() -> inTransaction(() -> {
                    var loaded = categories.findById(category.id()).orElseThrow();
                    loaded.rename("Rolled back", clock.instant());
                    categories.store(loaded);
                    throw new IllegalStateException("after the write");
                }))
                .hasMessage("after the write");
        assertThat(name(category.id())).isEqualTo("By JDBC");
        assertThat(version(category.id())).isEqualTo(1);
    }

    @Test
    void writesChangesAtTheCommit() {
        var id = stored();

        inTransaction(() -> categories.findById(id).orElseThrow().rename("Not saved", clock.instant()));

        assertThat(name(id)).isEqualTo("Not saved");
    }

    @Test
    void opensASecondEntityManagerForAnInnerTransaction() {
        var id = stored();

        assertThatThrownBy(() -> inTransaction(() -> {
                    var outer = categories.findById(id).orElseThrow();
                    inNewTransaction(() -> {
                        var inner = categories.findById(id).orElseThrow();
                        inner.rename("Inner", clock.instant());
                        categories.store(inner);
                    });
                    outer.rename("Outer", clock.instant());
                    categories.store(outer);
                }))
                .isInstanceOf(OptimisticLockingFailureException.class);

        assertThat(name(id)).isEqualTo("Inner");
        assertThat(version(id)).isEqualTo(2);
    }

    @Test
    void translatesAViolatedConstraint() {
        var first = category();
        inTransaction(() -> categories.store(first));

        assertThatThrownBy(() -> inTransaction(
                        () -> categories.store(new TaxCategory(first.details().code(), "Again", clock.instant()))))
                .isInstanceOf(ConflictException.class)
                .hasMessage("Another tax category has this code.");
    }

    @Test
    void translatesALockTimeout() {
        var id = stored();

        inTransaction(() -> {
            jdbc.sql("select from tax.categories where id = :id for update")
                    .param("id", id)
                    .query()
                    .listOfRows();
            assertThatThrownBy(() -> inNewTransaction(() -> {
                        jdbc.sql("set local lock_timeout = '50ms'").update();
                        var category = categories.findById(id).orElseThrow();
                        category.rename("Waiting", clock.instant());
                        categories.store(category);
                    }))
                    .isInstanceOf(CannotAcquireLockException.class);
        });
    }

    @Test
    void rejectsTheSlowerOfTwoChanges() throws InterruptedException, ExecutionException, TimeoutException {
        var id = stored();
        var staff =
                api.as(logins.staff(Permission.TAX_READ, Permission.TAX_WRITE).token());
        var path = "/admin/v1/tax-categories/" + id.text();

        var slower = new CompletableFuture<Api.Response>();
        inTransaction(() -> {
            jdbc.sql("update tax.categories set version = 2, name = 'Faster' where id = :id")
                    .param("id", id)
                    .update();
            slower.completeAsync(() -> staff.with("If-Match", "*").patch(path, "{\"name\": \"Slower\"}"));
            await().until(() -> isBlocked("update tax.categories"));
        });

        slower.get(20, SECONDS).expectProblem(412, "precondition-failed");
        assertThat(name(id)).isEqualTo("Faster");
        assertThat(version(id)).isEqualTo(2);
    }

    @Test
    void validatesTheSchema() {
        assertThat(factory.getProperties()).containsEntry("hibernate.hbm2ddl.auto", "validate");
        assertThat(factory.getMetamodel().getEntities())
                .extracting(entity -> entity.getName())
                .contains("TaxCategory", "TaxRate", "Brand");
    }

    private TaxCategory category() {
        return new TaxCategory("c" + UUID.randomUUID().toString().substring(0, 8), "Standard", clock.instant());
    }

    private TaxCategoryId stored() {
        var category = category();
        inTransaction(() -> categories.store(category));
        return category.id();
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(manager).executeWithoutResult(_ -> work.run());
    }

    private void inNewTransaction(Runnable work) {
        var template = new TransactionTemplate(manager);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        template.executeWithoutResult(_ -> work.run());
    }

    private boolean isBlocked(String statement) {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity
                        where wait_event_type = 'Lock' and datname = current_database() and query like :statement)
                        """)
                .param("statement", statement + "%")
                .query(Boolean.class)
                .single();
    }

    private long version(TaxCategoryId id) {
        return jdbc.sql("select version from tax.categories where id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private String name(TaxCategoryId id) {
        return jdbc.sql("select name from tax.categories where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }
}
