package dev.kontor.document.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.document.accounting.AccountingQueries.Booking;
import dev.kontor.document.accounting.DatevSettings.RevenueAccount;
import dev.kontor.document.content.VatCategory;
import dev.kontor.shared.problem.RejectedException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DatevFileTests {

    private static final Instant NOW = Instant.parse("2026-11-29T07:15:00.123Z");
    private static final DatevSettings SETTINGS = settings("01-01");

    private static DatevSettings settings(String yearStart) {
        return new DatevSettings(
                29_098,
                55_003,
                yearStart,
                4,
                "10000",
                List.of(
                        account(VatCategory.STANDARD, false, null, null, "8000"),
                        account(VatCategory.STANDARD, false, null, "0.19", "8400"),
                        account(VatCategory.STANDARD, false, "DE", "0.07", "8300"),
                        account(VatCategory.STANDARD, true, null, null, "8320"),
                        account(VatCategory.STANDARD, true, "FR", null, "8321"),
                        account(VatCategory.EXPORT, false, null, null, "8120"),
                        account(VatCategory.INTRA_COMMUNITY, false, null, null, "8125")),
                null);
    }

    @Test
    void eachTaxOfADocumentIsABookingOfItsGrossAmount() {
        var file = text(
                period("2026-10-01", "2026-12-31"),
                booking("INVOICE", "INV-1", "DE", false, VatCategory.STANDARD, "0.19", 10_000, 1_900),
                booking("INVOICE", "INV-1", "DE", false, VatCategory.STANDARD, "0.070", 1_000, 70),
                booking("CREDIT_NOTE", "CN-1", "DE", false, VatCategory.STANDARD, "0.19", 5, 1),
                booking("INVOICE", "INV-2", "FR", true, VatCategory.STANDARD, "0.2", 123_456, 24_691),
                booking("INVOICE", "INV-3", "GR", true, VatCategory.STANDARD, "0.06", 100, 6),
                booking("INVOICE", "INV-4", "CH", false, VatCategory.EXPORT, "0", 999, 0),
                booking("INVOICE", "INV-5", "DE", false, VatCategory.STANDARD, "0.19", 0, 0),
                booking("INVOICE", "INV-6", "DE", false, VatCategory.STANDARD, "0.16", -100, -16),
                booking("INVOICE", "INV-7", "AT", false, VatCategory.INTRA_COMMUNITY, "0", 200, 0));

        assertThat(file.split("\r\n"))
                .containsExactly(
                        "\"EXTF\";700;21;\"Buchungsstapel\";13;20261129071500123;;\"RE\";\"\";\"\";29098;55003;20260101;4;"
                                + "20261001;20261231;\"Kontor\";\"\";1;0;0;\"EUR\";;\"\";;;\"\";;;\"\";\"\"",
                        "Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;WKZ Basis-Umsatz;"
                                + "Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Belegfeld 2;"
                                + "Skonto;Buchungstext;Postensperre;Diverse Adressnummer;Geschäftspartnerbank;Sachverhalt;"
                                + "Zinssperre;Beleglink;Beleginfo - Art 1;Beleginfo - Inhalt 1;Beleginfo - Art 2;"
                                + "Beleginfo - Inhalt 2;Beleginfo - Art 3;Beleginfo - Inhalt 3;Beleginfo - Art 4;"
                                + "Beleginfo - Inhalt 4;Beleginfo - Art 5;Beleginfo - Inhalt 5;Beleginfo - Art 6;"
                                + "Beleginfo - Inhalt 6;Beleginfo - Art 7;Beleginfo - Inhalt 7;Beleginfo - Art 8;"
                                + "Beleginfo - Inhalt 8;KOST1 - Kostenstelle;KOST2 - Kostenstelle;Kost-Menge;"
                                + "EU-Land u. UStID (Bestimmung);EU-Steuersatz (Bestimmung)",
                        line("119,00", "S", "8400", "INV-1", "Order K-1"),
                        line("10,70", "S", "8300", "INV-1", "Order K-1"),
                        line("0,06", "H", "8400", "CN-1", "Credit for order K-1"),
                        line("1481,47", "S", "8321", "INV-2", "Order K-1", "\"FR\";20,00"),
                        line("1,06", "S", "8320", "INV-3", "Order K-1", "\"EL\";06,00"),
                        line("9,99", "S", "8120", "INV-4", "Order K-1"),
                        line("1,16", "H", "8000", "INV-6", "Order K-1"),
                        line("2,00", "S", "8125", "INV-7", "Order K-1", "\"ATU12345675\";"));
    }

    @Test
    void eachBookingHasAsManyColumnsAsTheFile() {
        var lines = text(
                        period("2026-10-01", "2026-12-31"),
                        booking("INVOICE", "INV-1", "DE", false, VatCategory.STANDARD, "0.19", 10_000, 1_900))
                .split("\r\n");

        assertThat(lines[1].chars().filter(letter -> letter == ';').count()).isEqualTo(40);
        assertThat(lines[2].chars().filter(letter -> letter == ';').count()).isEqualTo(40);
    }

    @Test
    void theFiscalYearOfThePeriodMayBeginInAnyMonth() {
        assertThat(head("07-01", period("2026-10-01", "2027-06-30"))).contains(";20260701;");
        assertThat(head("07-01", period("2026-06-01", "2026-06-30"))).contains(";20250701;");
        assertThat(head("07-01", period("2026-07-01", "2026-07-31"))).contains(";20260701;");
        var across = period("2026-06-30", "2026-07-01");
        assertThatThrownBy(() -> DatevFile.of(settings("07-01"), across, List.of(), NOW))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("another fiscal year");
    }

    @Test
    void whatCannotBeBookedIsRejectedByItsNumber() {
        assertThatThrownBy(() -> text(
                        period("2026-10-01", "2026-10-31"),
                        booking("INVOICE", "INV-9", "AT", false, VatCategory.REVERSE_CHARGE, "0", 100, 0)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("INV-9", "REVERSE_CHARGE, AT, 0", "revenueAccounts");
        assertThatThrownBy(() -> text(
                        period("2026-10-01", "2026-10-31"),
                        new Booking(
                                LocalDate.of(2026, 10, 5),
                                "INVOICE",
                                "INV-8",
                                "K-1",
                                "USD",
                                "US",
                                null,
                                false,
                                VatCategory.STANDARD,
                                null,
                                BigDecimal.ZERO,
                                100,
                                0)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("INV-8", "USD");
    }

    @Test
    void aFileHasNoMoreBookingsThanDatevImports() {
        var one = booking("INVOICE", "INV-1", "DE", false, VatCategory.STANDARD, "0.19", 100, 19);
        var period = period("2026-10-01", "2026-10-31");
        assertThat(DatevFile.of(SETTINGS, period, Collections.nCopies(DatevFile.MAX_BOOKINGS, one), NOW))
                .isNotEmpty();

        assertThatThrownBy(
                        () -> DatevFile.of(SETTINGS, period, Collections.nCopies(DatevFile.MAX_BOOKINGS + 1, one), NOW))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("shorter period");
    }

    @Test
    void aPeriodIsAYearAtMostAndRunsForwards() {
        assertThatThrownBy(() -> period("2026-10-02", "2026-10-01").checked()).isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> period("2026-01-01", "2027-01-01").checked()).isInstanceOf(RejectedException.class);
        assertThat(period("2026-01-01", "2026-12-31").checked().from()).isEqualTo("2026-01-01");
    }

    private static String head(String yearStart, AccountingPeriod period) {
        return new String(DatevFile.of(settings(yearStart), period, List.of(), NOW), Charset.forName("windows-1252"));
    }

    private static String text(AccountingPeriod period, Booking... bookings) {
        return new String(DatevFile.of(SETTINGS, period, List.of(bookings), NOW), Charset.forName("windows-1252"));
    }

    private static String line(String amount, String side, String account, String number, String text) {
        return line(amount, side, account, number, text, "\"\";");
    }

    private static String line(
            String amount, String side, String account, String number, String text, String destination) {
        return "%s;\"%s\";\"EUR\";;;\"\";10000;%s;\"\";0510;\"%s\";\"\";;\"%s\";;;;;;;;;;;;;;;;;;;;;;;;;;%s"
                .formatted(amount, side, account, number, text, destination);
    }

    private static AccountingPeriod period(String from, String until) {
        return new AccountingPeriod(LocalDate.parse(from), LocalDate.parse(until));
    }

    private static Booking booking(
            String kind,
            String number,
            String country,
            boolean oss,
            VatCategory category,
            String rate,
            long net,
            long tax) {
        return new Booking(
                LocalDate.of(2026, 10, 5),
                kind,
                number,
                "K-1",
                "EUR",
                country,
                category == VatCategory.INTRA_COMMUNITY ? "ATU12345675" : null,
                oss,
                category,
                null,
                new BigDecimal(rate),
                net,
                tax);
    }

    private static RevenueAccount account(
            VatCategory category, boolean oss, @Nullable String country, @Nullable String rate, String account) {
        return new RevenueAccount(category, oss, country, rate == null ? null : new BigDecimal(rate), account);
    }
}
