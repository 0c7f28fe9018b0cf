package dev.kontor.privacy.erasure;

import dev.kontor.shared.privacy.ErasureRule;
import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import dev.kontor.shared.privacy.PersonalDataEraser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Erases what the modules declare: the erasers that they provide first, then the rows named by rules, in the order in
/// which each module lists them.
@Component
class Erasers {

    private final List<PersonalDataEraser> erasers;

    Erasers(List<PersonalDataEraser> provided, List<PersonalDataDeclaration> declarations, JdbcClient jdbc) {
        this.erasers = Stream.concat(
                        provided.stream(),
                        declarations.stream()
                                .flatMap(declaration -> declaration.personalData().stream())
                                .flatMap(data -> byRule(data, jdbc)))
                .toList();
    }

    private static Stream<PersonalDataEraser> byRule(PersonalData data, JdbcClient jdbc) {
        return switch (data.rule()) {
            case ErasureRule.Deleted(var stage, var rows) ->
                Stream.of(new ByStatement(stage, data.table(), delete(data.table(), rows), jdbc));
            case ErasureRule.Replaced replaced ->
                Stream.of(new ByStatement(replaced.stage(), data.table(), update(data.table(), replaced), jdbc));
            case ErasureRule.Erased _, ErasureRule.Found _, ErasureRule.Retained _, ErasureRule.Expires _ ->
                Stream.empty();
        };
    }

    private static String delete(String table, String rows) {
        return """
                delete from %1$s where ctid = any(array(select ctid from %1$s where (%2$s) limit :most for update))
                """.formatted(table, rows.strip());
    }

    /// Changes only rows whose values differ, so that the second run finds nothing.
    private static String update(String table, ErasureRule.Replaced replaced) {
        var values = new ArrayList<String>();
        var differences = new ArrayList<String>();
        replaced.values().forEach((column, value) -> {
            values.add(column + " = " + value.strip());
            differences.add("%s is distinct from (%s)".formatted(column, value.strip()));
        });
        if (replaced.versioned()) {
            values.add("version = version + 1");
        }
        return """
                update %1$s set %2$s where ctid = any(array(
                    select ctid from %1$s where (%3$s) and (%4$s) limit :most for update))
                """.formatted(
                        table, String.join(", ", values), replaced.rows().strip(), String.join(" or ", differences));
    }

    /// Erases rows in the caller's transaction.
    ///
    /// @param budget after how many rows to stop
    /// @return the erased rows by table, and whether something may be left
    Progress erase(ErasureStage stage, PersonToErase person, int budget) {
        var rows = new TreeMap<String, Long>();
        int left = budget;
        for (var eraser : erasers) {
            if (eraser.stages().contains(stage)) {
                int erased = eraser.erase(stage, person, left);
                if (erased > 0) {
                    rows.merge(eraser.table(), (long) erased, Long::sum);
                }
                left -= erased;
                if (left <= 0) {
                    return new Progress(rows, true);
                }
            }
        }
        return new Progress(rows, false);
    }

    /// The result of a call of an eraser.
    ///
    /// @param more whether something may be left
    record Progress(Map<String, Long> rows, boolean more) {

        long total() {
            return rows.values().stream().collect(Collectors.summingLong(Long::longValue));
        }
    }

    private record ByStatement(ErasureStage stage, String table, String sql, JdbcClient jdbc)
            implements PersonalDataEraser {

        @Override
        public Set<ErasureStage> stages() {
            return Set.of(stage);
        }

        @Override
        public int erase(ErasureStage at, PersonToErase person, int most) {
            return jdbc.sql(sql).params(person.parameters()).param("most", most).update();
        }
    }
}
