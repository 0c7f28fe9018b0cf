package dev.kontor.perf;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// What a server and its PostgreSQL have used until now: processor time from the operating system, statements and
/// transactions from PostgreSQL, allocated bytes from the JVM.
final class ProcessCosts implements AutoCloseable {

    // The unit of /proc/<pid>/stat.
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER = 13;
    private static final int SYSTEM = 14;
    private static final int ENDED_USER = 15;
    private static final int ENDED_SYSTEM = 16;

    private final Process kontor;
    private final ProcessHandle postmaster;
    private final Connection connection;
    private final JMXConnector management;
    private final ThreadMXBean threads;

    /// @param kontor the process of the server
    /// @param url of the server's database
    @SuppressWarnings("BanJNDI") // the other side is the server that the benchmark has started
    ProcessCosts(Process kontor, ProcessHandle postmaster, String url)
            throws SQLException, IOException, AttachNotSupportedException {
        this.kontor = kontor;
        this.postmaster = postmaster;
        connection = DriverManager.getConnection(url);
        try (var statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements with schema public");
        }
        var machine = VirtualMachine.attach(String.valueOf(kontor.pid()));
        management = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        machine.detach();
        threads = ManagementFactory.newPlatformMXBeanProxy(
                management.getMBeanServerConnection(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    /// @param server CPU seconds of the server
    /// @param postgres CPU seconds of PostgreSQL with all its processes
    record Used(double server, double postgres, long statements, long transactions, long allocated) {

        Used since(Used before) {
            return new Used(
                    server - before.server,
                    postgres - before.postgres,
                    statements - before.statements,
                    transactions - before.transactions,
                    allocated - before.allocated);
        }
    }

    Used now() throws SQLException, IOException {
        return new Used(
                ticks(kontor.pid(), USER, SYSTEM) / TICKS_PER_SECOND,
                postgres() / TICKS_PER_SECOND,
                number("""
                        select coalesce(sum(calls), 0) from pg_stat_statements
                        where query !~* '^(begin|commit|rollback|set|discard)' and query not like '%pg_stat_%'
                        """),
                number("select xact_commit from pg_stat_database where datname = current_database()"),
                threads.getTotalThreadAllocatedBytes());
    }

    /// The statements since the start that took longest, with calls and times, longest first.
    List<String> statements() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select array_agg(line) from (
                            select calls || ' calls, ' || plans || ' plans, ' || round(total_plan_time) || ' ms planning, '
                                || round(total_exec_time) || ' ms running: '
                                || left(regexp_replace(query, '\\s+', ' ', 'g'), 300) as line
                            from pg_stat_statements order by total_exec_time + total_plan_time desc limit 70) as longest
                        """)) {
            rows.next();
            return List.of((String[]) rows.getArray(1).getArray());
        }
    }

    void forgetStatements() throws SQLException {
        number("select 1 from pg_stat_statements_reset()");
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private long postgres() throws IOException {
        long sum = ticks(postmaster.pid(), USER, SYSTEM, ENDED_USER, ENDED_SYSTEM);
        for (var process : postmaster.children().toList()) {
            sum += ticks(process.pid(), USER, SYSTEM);
        }
        return sum;
    }

    private static long ticks(long pid, int... fields) throws IOException {
        var file = Path.of("/proc", String.valueOf(pid), "stat");
        if (!Files.exists(file)) {
            // Has just ended: its parent counts it.
            return 0;
        }
        var text = Files.readString(file);
        // The second field is a name in parentheses that can contain blanks.
        var values = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        long sum = 0;
        for (int field : fields) {
            sum += Long.parseLong(values[field - 2]);
        }
        return sum;
    }

    @Override
    public void close() throws IOException, SQLException {
        management.close();
        connection.close();
    }
}
