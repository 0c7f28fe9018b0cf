package dev.kontor.tax.vat;

import dev.kontor.tax.VatNumber;
import dev.kontor.tax.VatProof;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores what the register answered, one row for each number.
@Repository
class VatNumberRepository {

    static final String COLUMNS = "number, status, checked_at, consultation_number, name, address, requester";

    private final JdbcClient jdbc;

    VatNumberRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<VatProof> find(VatNumber number) {
        return jdbc.sql("select " + COLUMNS + " from tax.vat_numbers where number = :number")
                .param("number", number.text())
                .query(VatProof.class)
                .optional();
    }

    /// Returns numbers, locked in their order.
    Map<String, VatProof> lock(Collection<String> all) {
        return jdbc
                .sql("select " + COLUMNS
                        + " from tax.vat_numbers where number = any(:numbers) order by number for share")
                .param("numbers", all)
                .query(VatProof.class)
                .list()
                .stream()
                .collect(Collectors.toMap(VatProof::number, Function.identity()));
    }

    /// Locks a number that the register has not answered for.
    ///
    /// @return whether there is such a number
    boolean lockUnverified(String number) {
        return jdbc.sql("""
                        select 1 from tax.vat_numbers where number = :number and status = 'UNVERIFIED' for update
                        """)
                .param("number", number)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// Stores an answer, unless a later one is stored.
    VatProof store(VatProof answered) {
        return jdbc.sql("""
                        insert into tax.vat_numbers as known (number, status, checked_at, consultation_number, name,
                            address, requester, created_at)
                        values (:number, :status, :checkedAt, :consultationNumber, :name, :address, :requester, now())
                        on conflict (number) do update set
                            (status, checked_at, consultation_number, name, address, requester) =
                                (select excluded.status, excluded.checked_at, excluded.consultation_number, excluded.name,
                                    excluded.address, excluded.requester
                                 where known.checked_at is null or known.checked_at <= excluded.checked_at
                                 union all
                                 select known.status, known.checked_at, known.consultation_number, known.name,
                                    known.address, known.requester
                                 where known.checked_at > excluded.checked_at),
                            next_check_at = null, tries = 0
                        returning %s
                        """.formatted(COLUMNS))
                .paramSource(answered)
                .query(VatProof.class)
                .single();
    }

    /// Stores that the register has not answered; earlier answers stay.
    ///
    /// @param again whether the number is checked again in the background
    VatProof unanswered(VatNumber number, boolean again) {
        return jdbc.sql("""
                        insert into tax.vat_numbers as known (number, status, next_check_at, created_at)
                        values (:number, 'UNVERIFIED', case when :again then now() + interval '1 minute' end, now())
                        on conflict (number) do update set next_check_at = coalesce(known.next_check_at, excluded.next_check_at)
                        returning %s
                        """.formatted(COLUMNS))
                .param("number", number.text())
                .param("again", again)
                .query(VatProof.class)
                .single();
    }

    /// Has the register asked soon, unless that is planned or a later confirmation than the time is stored.
    void request(VatNumber number, Instant confirmedSince) {
        jdbc.sql("""
                        insert into tax.vat_numbers as known (number, status, next_check_at, created_at)
                        values (:number, 'UNVERIFIED', now(), now())
                        on conflict (number) do update set next_check_at = now(), tries = 0
                        where known.next_check_at is null
                            and (known.status <> 'VALID' or known.checked_at <= :confirmedSince)
                        """)
                .param("number", number.text())
                .param("confirmedSince", confirmedSince)
                .update();
    }

    /// Claims numbers whose check is due, for this process only. A number that stays unanswered is given up
    /// after a day.
    List<VatNumber> claim(int most) {
        return jdbc.sql("""
                        update tax.vat_numbers set tries = tries + 1,
                            next_check_at = case when tries < 30 then now() + least(tries + 1, 12) * interval '5 minutes' end
                        where number in (
                            select number from tax.vat_numbers where next_check_at <= now()
                            order by next_check_at limit :most for update skip locked)
                        returning number
                        """).param("most", most).query(String.class).list().stream()
                .map(VatNumber::new)
                .toList();
    }

    /// Deletes numbers that were neither entered nor checked for a while. Orders keep their own copies.
    int deleteUnused(Instant before) {
        return jdbc.sql("""
                        delete from tax.vat_numbers where number in (
                            select number from tax.vat_numbers
                            where next_check_at is null and coalesce(checked_at, created_at) < :before
                            limit 1000)
                        """).param("before", before).update();
    }

    static final Duration UNUSED = Duration.ofDays(90);
}
