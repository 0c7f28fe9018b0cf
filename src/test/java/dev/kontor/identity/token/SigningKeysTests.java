package dev.kontor.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.crypto.Keyring;
import dev.kontor.testing.KontorTest;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class SigningKeysTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Keyring keyring;

    @Test
    void processesThatStartAtOnceShareOneKey() throws Exception {
        var before = jdbc.sql("select kid from identity.signing_keys where state = 'CURRENT'")
                .query(String.class)
                .optional();
        jdbc.sql("update identity.signing_keys set state = 'RETIRED' where state = 'CURRENT'")
                .update();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var start = new CountDownLatch(1);
            Callable<String> process = () -> {
                var keys = new SigningKeys(jdbc, keyring);
                start.await();
                return keys.current().getKeyID();
            };
            var answers =
                    IntStream.range(0, 8).mapToObj(_ -> threads.submit(process)).toList();
            start.countDown();
            var kids = new HashSet<String>();
            for (var answer : answers) {
                kids.add(answer.get());
            }
            assertThat(kids).hasSize(1);
        } finally {
            before.ifPresent(kid -> {
                jdbc.sql("delete from identity.signing_keys where state = 'CURRENT'")
                        .update();
                jdbc.sql("update identity.signing_keys set state = 'CURRENT' where kid = :kid")
                        .param("kid", kid)
                        .update();
            });
        }
    }

    @Test
    void thePrivateKeyIsStoredSealed() {
        var own = new SigningKeys(jdbc, keyring).current();

        var stored = jdbc.sql("select encode(sealed_jwk, 'escape') from identity.signing_keys where kid = :kid")
                .param("kid", own.getKeyID())
                .query(String.class)
                .single();

        assertThat(stored).doesNotContain("\"d\"", own.getD().toString());
        assertThat(own.toPublicJWK().toJSONString()).doesNotContain("\"d\"");
    }
}
