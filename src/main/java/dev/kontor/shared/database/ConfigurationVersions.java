package dev.kontor.shared.database;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.ResourceHolder;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The versions of the shop's configuration, by area. The database changes them in the transaction that changes the
/// configuration. A statement that runs anyway reads them, so that a transaction knows whether what this process
/// remembers of an area is current.
public final class ConfigurationVersions {

    /// An SQL expression of the versions of all areas.
    public static final String ALL =
            "(select string_agg(v.area || '=' || v.version, ',' order by v.area) from kontor.configuration_versions v)";

    private static final Object KEY = new Object();

    private ConfigurationVersions() {}

    /// An SQL expression of the version of one area.
    public static String of(String area) {
        return "(select v.version from kontor.configuration_versions v where v.area = '%s')".formatted(area);
    }

    /// Remembers the versions until the current transaction ends. Does nothing outside of transactions.
    ///
    /// @param versions value of the expression [#ALL]
    public static void seen(@Nullable String versions) {
        if (versions == null || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        var seen = current();
        if (seen == null) {
            seen = new Seen();
            TransactionSynchronizationManager.bindResource(KEY, seen);
            TransactionSynchronizationManager.registerSynchronization(new Ending(seen));
        }
        seen.versions = versions;
        seen.byArea = Map.of();
    }

    /// The version that the current transaction has seen of the area; empty if it has seen none.
    public static OptionalLong current(String area) {
        var seen = current();
        var version = seen == null ? null : seen.byArea().get(area);
        return version == null ? OptionalLong.empty() : OptionalLong.of(version);
    }

    /// Rejects the work of the current transaction if the configuration changed since the transaction read the
    /// versions.
    ///
    /// @param versions value of the expression [#ALL], read now
    /// @throws ConfigurationChanged if it did; the transaction can be repeated
    public static void requireUnchanged(@Nullable String versions) {
        var seen = current();
        if (seen != null && !seen.versions.equals(versions)) {
            throw new ConfigurationChanged();
        }
    }

    private static @Nullable Seen current() {
        return (Seen) TransactionSynchronizationManager.getResource(KEY);
    }

    /// The configuration changed while a transaction used it. Like a serialization failure: a repetition can succeed.
    public static final class ConfigurationChanged extends PessimisticLockingFailureException {

        ConfigurationChanged() {
            super("the configuration changed in this transaction");
        }
    }

    private static final class Seen implements ResourceHolder {

        private String versions = "";
        private Map<String, Long> byArea = Map.of();

        private Map<String, Long> byArea() {
            if (byArea.isEmpty()) {
                var parsed = new HashMap<String, Long>();
                for (var each : versions.split(",", -1)) {
                    int end = each.indexOf('=');
                    parsed.put(each.substring(0, end), Long.valueOf(each.substring(end + 1)));
                }
                byArea = parsed;
            }
            return byArea;
        }

        @Override
        public void reset() {
            // Nothing is held.
        }

        @Override
        public void unbound() {
            // Nothing is held.
        }

        @Override
        public boolean isVoid() {
            return false;
        }
    }

    private static final class Ending extends ResourceHolderSynchronization<Seen, Object> {

        Ending(Seen seen) {
            super(seen, KEY);
        }
    }
}
