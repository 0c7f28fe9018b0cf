package dev.kontor.identity.staff;

import dev.kontor.identity.StaffEmails;
import dev.kontor.identity.StaffId;
import dev.kontor.shared.problem.NotFoundException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the addresses of members of staff.
@Repository
class StoredStaffEmails implements StaffEmails {

    private final JdbcClient jdbc;

    StoredStaffEmails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String of(StaffId id) {
        return jdbc.sql("select email from identity.accounts where id = :id and kind = 'STAFF'")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> NotFoundException.of("staff member", id));
    }

    @Override
    public Optional<String> active(StaffId id) {
        return jdbc.sql("select email from identity.accounts where id = :id and kind = 'STAFF' and status = 'ACTIVE'")
                .param("id", id)
                .query(String.class)
                .optional();
    }
}
