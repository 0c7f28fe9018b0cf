package dev.kontor.testing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.filter.OncePerRequestFilter;

/// Records the SQL statements of a request, or of a piece of code, so that tests can hold them to a budget.
/// Only the thread that serves the request is looked at; `begin` and `commit` are no statements. Commits are counted
/// separately.
public final class StatementCounter implements BeanPostProcessor {

    static final String CALL_HEADER = "X-Test-Call";
    private static final String COMMIT = "commit";

    private static final ThreadLocal<@Nullable List<String>> CURRENT = new ThreadLocal<>();

    private final Map<String, List<String>> calls = new ConcurrentHashMap<>();

    /// The statements that the code executes on this thread.
    public static List<String> count(Runnable code) {
        var outer = CURRENT.get();
        var statements = new CopyOnWriteArrayList<String>();
        CURRENT.set(statements);
        try {
            code.run();
        } finally {
            CURRENT.set(outer);
        }
        return withoutCommits(statements);
    }

    private static List<String> withoutCommits(List<String> executed) {
        return executed.stream().filter(sql -> !sql.equals(COMMIT)).toList();
    }

    /// Makes the data source of a test without Spring count too.
    public static DataSource counting(DataSource dataSource) {
        return new CountingDataSource(dataSource);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof DataSource dataSource ? new CountingDataSource(dataSource) : bean;
    }

    /// What a request executed.
    ///
    /// @param commits number of transactions that it committed; a statement outside of a transaction needs none
    record Work(List<String> statements, int commits) {

        static final Work NONE = new Work(List.of(), 0);
    }

    Work take(String call) {
        var executed = calls.remove(call);
        if (executed == null) {
            return Work.NONE;
        }
        var statements = withoutCommits(executed);
        return new Work(statements, executed.size() - statements.size());
    }

    RequestFilter filter() {
        return new RequestFilter();
    }

    final class RequestFilter extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var call = request.getHeader(CALL_HEADER);
            if (call != null) {
                CURRENT.set(calls.computeIfAbsent(call, _ -> new CopyOnWriteArrayList<>()));
            }
            try {
                chain.doFilter(request, response);
            } finally {
                CURRENT.remove();
            }
        }
    }

    private static final class CountingDataSource extends DelegatingDataSource {

        CountingDataSource(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counting(super.getConnection());
        }
    }

    private static Connection counting(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals(COMMIT)) {
                record(COMMIT);
            }
            var result = invoke(connection, method, arguments);
            return switch (result) {
                case CallableStatement statement -> statement;
                case PreparedStatement statement -> counting(PreparedStatement.class, statement, (String) arguments[0]);
                case Statement statement -> counting(Statement.class, statement, "");
                case null, default -> result;
            };
        });
    }

    private static <T extends Statement> T counting(Class<T> type, T statement, String sql) {
        return proxy(type, (method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                record(arguments.length > 0 && arguments[0] instanceof String text ? text : sql);
            }
            return invoke(statement, method, arguments);
        });
    }

    private static void record(String sql) {
        var current = CURRENT.get();
        if (current != null) {
            current.add(sql);
        }
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> call.apply(method, arguments == null ? new Object[0] : arguments)));
    }

    private static @Nullable Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @FunctionalInterface
    private interface Call {
        @Nullable
        Object apply(Method method, Object[] arguments) throws Throwable;
    }
}
