package dev.kontor;

import dev.kontor.identity.ReplicaTests;
import dev.kontor.identity.oauth.StaffSignInElsewhereTests;
import dev.kontor.identity.token.ReplicaTokenTests;
import dev.kontor.promotion.usage.PromotionRaceTests;
import dev.kontor.settings.SettingsOfReplicasTests;
import dev.kontor.shared.crypto.SecretRotationTests;
import dev.kontor.storefront.FreshAnswersTests;
import dev.kontor.testing.TwoProcesses;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;

/// All tests of [TwoProcesses]: as one class they run in one JVM, and only that one starts the processes.
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class TwoProcessesTests {

    @AfterAll
    static void stop() {
        TwoProcesses.stop();
    }

    @Nested
    class Access extends ReplicaTests {}

    @Nested
    class Tokens extends ReplicaTokenTests {}

    @Nested
    class Promotions extends PromotionRaceTests {}

    @Nested
    class Settings extends SettingsOfReplicasTests {}

    @Nested
    class Caches extends FreshAnswersTests {}

    /// Uses up what the strict process lets one address try, so it comes late.
    @Nested
    @Order(Integer.MAX_VALUE - 1)
    class OtherPrograms extends StaffSignInElsewhereTests {}

    /// Stops the processes, so it comes last.
    @Nested
    @Order(Integer.MAX_VALUE)
    class Secrets extends SecretRotationTests {}
}
