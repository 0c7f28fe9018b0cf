package dev.kontor.perf;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Writes down, for each worker, which statements with which values ran in which transactions, so that the same
/// can be run again without the application.
final class SqlRecorder implements BeanPostProcessor {

    /// One statement, or the commit or rollback of those before it.
    record Step(String sql, List<Setter> setters) {

        static final String COMMIT = "commit";
        static final String ROLLBACK = "rollback";
    }

    /// A call of a setter of `PreparedStatement`; arrays as their elements.
    record Setter(
            String method,
            Class<?>[] types,
            Object[] values,
            @Nullable String arrayType) {}

    private static final Set<String> EXECUTES =
            Set.of("execute", "executeQuery", "executeUpdate", "executeLargeUpdate");

    private final Map<String, List<Step>> flows = new ConcurrentHashMap<>();
    private final ThreadLocal<@Nullable List<Step>> current = new ThreadLocal<>();

    /// What the flows did, by name.
    Map<String, List<Step>> flows() {
        return new TreeMap<>(flows);
    }

    /// From now on this thread records into that flow; null stops it.
    void follow(@Nullable String flow) {
        current.set(flow == null ? null : flows.computeIfAbsent(flow, _ -> new ArrayList<>()));
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof DataSource dataSource
                ? new DelegatingDataSource(dataSource) {
                    @Override
                    public Connection getConnection() throws java.sql.SQLException {
                        return connection(super.getConnection());
                    }
                }
                : bean;
    }

    private Connection connection(Connection target) {
        return proxy(Connection.class, (_, method, arguments) -> {
            var result = invoke(method, target, arguments);
            var flow = current.get();
            if (flow != null
                    && (method.getName().equals("commit") || method.getName().equals("rollback"))) {
                flow.add(new Step(method.getName(), List.of()));
            }
            return method.getName().equals("prepareStatement")
                            && arguments != null
                            && result instanceof PreparedStatement made
                    ? statement(made, (String) arguments[0])
                    : result;
        });
    }

    private PreparedStatement statement(PreparedStatement target, String sql) {
        var setters = new ArrayList<Setter>();
        return proxy(PreparedStatement.class, (_, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments != null && arguments.length >= 2) {
                setters.add(setter(method.getName(), method.getParameterTypes(), arguments));
            }
            var flow = current.get();
            if (flow != null && EXECUTES.contains(method.getName())) {
                flow.add(new Step(sql, List.copyOf(setters)));
            }
            return invoke(method, target, arguments);
        });
    }

    private static Setter setter(String method, Class<?>[] types, Object[] arguments) throws java.sql.SQLException {
        var values = arguments.clone();
        if (values[1] instanceof Array array) {
            var type = array.getBaseTypeName();
            values[1] = array.getArray();
            return new Setter(method, types, values, type);
        }
        return new Setter(method, types, values, null);
    }

    private static @Nullable Object invoke(
            java.lang.reflect.Method method, Object target, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
