package dev.kontor.identity.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.password.Passwords;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KontorTest
class OwnerTests {

    private static final String PASSWORD = "the owner's long password";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private OwnerService owners;

    @Autowired
    private Passwords passwords;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void anOwnerMadeByCommandSignsInWithEveryPermission() {
        var email = UUID.randomUUID() + "@example.com";

        owners.create(email, "Olivia", passwords.hash(PASSWORD));

        var token = api.post("/admin/v1/auth/login", Map.of("email", email, "password", PASSWORD))
                .expect(200)
                .at("/accessToken");
        var me = api.as(token).get("/admin/v1/me").expect(200);
        assertThat(me.json().at("/permissions").size()).isEqualTo(dev.kontor.shared.access.Permission.values().length);
    }

    @Test
    void theConfiguredOwnerIsMadeOnlyWhereThereIsNone() {
        logins.owner();
        var email = UUID.randomUUID() + "@example.com";
        start(email);
        assertThat(accounts(email)).isZero();

        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("delete from identity.staff_roles where role_id = (select id from identity.roles where owner)")
                    .update();
            start(email);
            start("second-" + email);
            assertThat(accounts(email)).isEqualTo(1);
            assertThat(accounts("second-" + email)).isZero();
            transaction.setRollbackOnly();
        });
    }

    @Test
    void thereIsNoDefaultAccount() {
        assertThat(jdbc.sql("""
                        select count(*) from identity.accounts
                        where email_key in ('owner@example.com', 'catalog@example.com', 'ada@example.com')
                        """).query(Integer.class).single()).isZero();
    }

    private void start(String email) {
        var properties = new OwnerProperties(email, null, PASSWORD);
        new OwnerAtStart(properties, owners, passwords, environment).run(new DefaultApplicationArguments());
    }

    private int accounts(String email) {
        return jdbc.sql("select count(*) from identity.accounts where email_key = :email")
                .param("email", email)
                .query(Integer.class)
                .single();
    }
}
