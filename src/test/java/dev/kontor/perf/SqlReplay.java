package dev.kontor.perf;

import dev.kontor.perf.SqlRecorder.Step;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// Runs recorded statements again over plain JDBC: the most that PostgreSQL gives for this SQL.
final class SqlReplay {

    private SqlReplay() {}

    /// A worker that takes the next flow and runs it on a connection of its own.
    static Load.Worker worker(String url, Queue<List<Step>> flows) {
        return _ -> {
            var connection = DriverManager.getConnection(url);
            connection.setAutoCommit(false);
            var prepared = new HashMap<String, PreparedStatement>();
            return () -> {
                var flow = flows.poll();
                if (flow == null) {
                    connection.close();
                    throw new Load.Exhausted();
                }
                run(connection, prepared, flow);
                return 200;
            };
        };
    }

    private static void run(Connection connection, Map<String, PreparedStatement> prepared, List<Step> flow)
            throws SQLException, ReflectiveOperationException {
        for (var step : flow) {
            switch (step.sql()) {
                case Step.COMMIT -> connection.commit();
                case Step.ROLLBACK -> connection.rollback();
                default -> execute(connection, prepared, step);
            }
        }
        connection.commit();
    }

    private static void execute(Connection connection, Map<String, PreparedStatement> prepared, Step step)
            throws SQLException, ReflectiveOperationException {
        var statement = prepared.get(step.sql());
        if (statement == null) {
            statement = connection.prepareStatement(step.sql());
            prepared.put(step.sql(), statement);
        }
        for (var setter : step.setters()) {
            var values = setter.values().clone();
            if (setter.arrayType() != null && values[1] instanceof Object[] elements) {
                values[1] = connection.createArrayOf(setter.arrayType(), elements);
            }
            PreparedStatement.class.getMethod(setter.method(), setter.types()).invoke(statement, values);
        }
        if (statement.execute()) {
            try (var rows = statement.getResultSet()) {
                while (rows.next()) {
                    rows.getObject(1);
                }
            }
        }
    }
}
