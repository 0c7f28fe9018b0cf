package dev.kontor;

import dev.kontor.audit.DatabaseRolesTests;
import dev.kontor.shared.database.ReplicaReadsTests;
import dev.kontor.testing.OwnServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;

/// All tests of [OwnServer]: as one class they run in one JVM, and only that one starts it.
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class OwnServerTests {

    @AfterAll
    static void stop() throws IOException {
        OwnServer.stop();
    }

    @Nested
    class Roles extends DatabaseRolesTests {}

    /// Stops the replica in the end, so it comes last.
    @Nested
    @Order(Integer.MAX_VALUE)
    class ReadReplica extends ReplicaReadsTests {}
}
