package dev.kontor.privacy.erasure;

import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The addresses of guests in all tables that declare them.
@Repository
class GuestAddresses {

    private static final int PAGE = 1_000;

    private final List<PersonalData> tables;
    private final JdbcClient jdbc;

    GuestAddresses(List<PersonalDataDeclaration> declarations, JdbcClient jdbc) {
        this.tables = declarations.stream()
                .flatMap(declaration -> declaration.personalData().stream())
                .filter(data -> data.guests() != null)
                .toList();
        this.jdbc = jdbc;
    }

    /// An address in a table.
    ///
    /// @param since the earliest time of its rows
    private record Address(String email, Instant since) {}

    /// Walks through the addresses, table after table.
    ///
    /// @param found gets each address in lower case, once for each table, and since when the table has it
    void forEach(BiConsumer<String, Instant> found) {
        for (var table : tables) {
            var page = page(table, "");
            while (!page.isEmpty()) {
                page.forEach(address -> found.accept(address.email(), address.since()));
                page = page(table, page.getLast().email());
            }
        }
    }

    private List<Address> page(PersonalData table, String after) {
        var guests = Objects.requireNonNull(table.guests());
        return jdbc.sql("""
                        select %1$s as email, min(%2$s) as since from %3$s where (%4$s) and %1$s > :after
                        group by %1$s order by %1$s limit :most
                        """.formatted(guests.email(), guests.since(), table.table(), guests.rows()))
                .param("after", after)
                .param("most", PAGE)
                .query(Address.class)
                .list();
    }
}
