package dev.kontor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.testing.OwnServer;
import dev.kontor.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The two roles of `docker/database-roles.sql`, made by that very file. Runs in [dev.kontor.OwnServerTests].
public abstract class DatabaseRolesTests {

    @Test
    void theShopMigratesAnEmptyDatabaseAndRunsAsARoleThatOwnsNothing() {
        var shop = OwnServer.shop();
        assertThat(shop.jdbc().sql("select current_user").query(String.class).single())
                .isEqualTo("kontor_app");
        var owner = shop.api().as(shop.logins().owner().token());
        var key = owner.post(
                        "/admin/v1/api-keys",
                        Map.of("kind", "SECRET", "name", "Sync", "permissions", List.of("orders:read")))
                .expect(201)
                .at("/key/id");
        shop.bean(Sealer.class).seal();

        var entry = owner.get("/admin/v1/audit-log?object=" + key)
                .expect(200)
                .json()
                .at("/items/0");
        assertThat(entry.path("action").asString()).isEqualTo("api_key.created");
        assertThat(entry.path("position").asLong()).isPositive();
        assertRefused(shop.jdbc());
        assertThat(shop.bean(MeterRegistry.class)
                        .get("kontor.database.tables.uncounted")
                        .gauge()
                        .value())
                .isZero();
        assertThat(new ChainVerification(shop.bean(ChainRepository.class), shop.bean(AuditKeys.class))
                        .verify(null)
                        .fault())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aShopThatIsThereAlreadyIsHandedOver(int times) throws IOException, SQLException {
        try (var database = new AuditDatabase(TestDatabase.newDatabase("roles_given_" + times))) {
            for (int time = 0; time < times; time++) {
                OwnServer.makeRoles(database.url);
            }
            var plain = database.url.replaceFirst("\\?.*", "");
            var shop = TestDatabase.jdbc(new DriverManagerDataSource(plain, "kontor_app", OwnServer.PASSWORD));
            var audit = new EntryRepository(shop, AuditDatabase.keys(AuditDatabase.SECRET));

            audit.insert(List.of(AuditDatabase.entry(1)));
            database.sealer().seal();

            assertRefused(shop);
            assertThat(database.verify(null).head().position()).isOne();
            assertThat(shop.sql("""
                            select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where n.nspname in ('audit', 'identity', 'orders', 'kontor') and c.relkind in ('r', 'S')
                            and pg_get_userbyid(c.relowner) <> 'kontor_owner'
                            """).query(Long.class).single()).isZero();
            assertThat(shop.sql("update identity.roles set name = name").update())
                    .isNotNegative();
            assertThat(shop.sql("select has_table_privilege('catalog.products', 'maintain')")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }

    private static void assertRefused(JdbcClient shop) {
        for (var sql : List.of(
                "update audit.entries set actor = 'stf_other'",
                "insert into audit.redactions (entry_id, key_id, seal) select id, key_id, seal from audit.entries",
                "delete from audit.entries",
                "truncate audit.entries",
                "update audit.chain set position = position + 1",
                "delete from audit.chain",
                "truncate audit.chain",
                "alter table audit.entries disable trigger all",
                "alter table audit.chain disable trigger all",
                "drop trigger entries_only_grow on audit.entries",
                "drop table audit.chain",
                "alter table audit.entries owner to kontor_app",
                "create or replace function audit.refuse_change() returns trigger language plpgsql as 'begin return new; end'",
                "set session_replication_role = replica",
                "set role kontor_owner")) {
            assertThatThrownBy(() -> shop.sql(sql).update())
                    .as(sql)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .message()
                    .matches("(?s).*(permission denied|must be owner|must be able to SET ROLE).*")
                    .doesNotContain("the audit log only grows");
        }
        // PostgreSQL only warns of a grant without effect.
        shop.sql("grant update on audit.entries to kontor_app").update();
        assertThat(shop.sql("""
                        select count(*) from unnest(array['audit.entries', 'audit.chain']) as name
                        where has_table_privilege('kontor_app', name, 'update, delete, truncate, trigger, references')
                        """).query(Long.class).single()).isZero();
    }
}
