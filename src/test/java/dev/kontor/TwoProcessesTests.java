package dev.kontor;

import dev.kontor.identity.ReplicaTests;
import dev.kontor.identity.token.ReplicaTokenTests;
import dev.kontor.promotion.usage.PromotionRaceTests;
import dev.kontor.settings.SettingsOfReplicasTests;
import dev.kontor.storefront.FreshAnswersTests;
import org.junit.jupiter.api.Nested;

/// All tests of [dev.kontor.testing.TwoProcesses]: as one class they run in one JVM, and only that one starts the
/// two.
class TwoProcessesTests {

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
}
