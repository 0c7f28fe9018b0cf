package dev.kontor.document.accounting;

import dev.kontor.document.DocumentKind;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.tax.VatNumber;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A file in the DATEV format "Buchungsstapel" (EXTF 700, category 21, version 13): each tax of a document
/// is one booking of its gross amount, the debtors against a revenue account that implies the tax
/// (Automatikkonto).
final class DatevFile {

    /// DATEV imports at most this many bookings at once.
    static final int MAX_BOOKINGS = 99_999;

    private static final String CURRENCY = "EUR";
    private static final Charset CHARSET = Charset.forName("windows-1252");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter VOUCHER_DATE = DateTimeFormatter.ofPattern("ddMM");
    private static final String COLUMNS =
            "Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;WKZ Basis-Umsatz;Konto;"
                    + "Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Belegfeld 2;Skonto;"
                    + "Buchungstext;Postensperre;Diverse Adressnummer;Geschäftspartnerbank;Sachverhalt;Zinssperre;"
                    + "Beleglink;"
                    + IntStream.rangeClosed(1, 8)
                            .mapToObj("Beleginfo - Art %1$d;Beleginfo - Inhalt %1$d;"::formatted)
                            .collect(Collectors.joining())
                    + "KOST1 - Kostenstelle;KOST2 - Kostenstelle;Kost-Menge;EU-Land u. UStID (Bestimmung);"
                    + "EU-Steuersatz (Bestimmung)";
    /// The columns between `Buchungstext` and `EU-Land u. UStID (Bestimmung)`.
    private static final String UNUSED = ";".repeat(26);

    private DatevFile() {}

    /// The bookings of payments.
    ///
    /// @throws RejectedException if there are too many
    static byte[] ofPayments(
            DatevSettings settings, AccountingPeriod period, List<DatevPayments.Booking> bookings, Instant now) {
        requireImportable(bookings.size());
        return file(settings, period, now, bookings.stream().map(DatevFile::line));
    }

    /// @param bookings at most one more than [#MAX_BOOKINGS]
    /// @throws RejectedException if there are too many, or one cannot be booked
    static byte[] of(
            DatevSettings settings, AccountingPeriod period, List<AccountingQueries.Booking> bookings, Instant now) {
        requireImportable(bookings.size());
        return file(
                settings,
                period,
                now,
                bookings.stream()
                        .filter(booking -> booking.netMinor() + booking.taxMinor() != 0)
                        .map(booking -> line(settings, booking)));
    }

    private static byte[] file(DatevSettings settings, AccountingPeriod period, Instant now, Stream<String> lines) {
        var head = head(settings, period, yearStart(settings, period), now);
        return (head + COLUMNS + "\r\n" + lines.collect(Collectors.joining())).getBytes(CHARSET);
    }

    private static void requireImportable(int bookings) {
        if (bookings > MAX_BOOKINGS) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    "The period has more than %d bookings, which DATEV imports at once. Choose a shorter period."
                            .formatted(MAX_BOOKINGS));
        }
    }

    private static LocalDate yearStart(DatevSettings settings, AccountingPeriod period) {
        var start = MonthDay.parse("--" + settings.fiscalYearStart())
                .atYear(period.from().getYear());
        var begun = start.isAfter(period.from()) ? start.minusYears(1) : start;
        if (!period.until().isBefore(begun.plusYears(1))) {
            throw RejectedException.at(
                    "/until",
                    "fiscal-year",
                    "The period ends in another fiscal year than it begins. Export the years separately.");
        }
        return begun;
    }

    private static String head(DatevSettings settings, AccountingPeriod period, LocalDate yearStart, Instant now) {
        return "\"EXTF\";700;21;\"Buchungsstapel\";13;%s;;\"RE\";\"\";\"\";%d;%d;%s;%d;%s;%s;\"Kontor\";\"\";1;0;0;\"EUR\";;\"\";;;\"\";;;\"\";\"\"\r\n"
                .formatted(
                        MOMENT.format(now),
                        settings.consultant(),
                        settings.client(),
                        DAY.format(yearStart),
                        settings.accountLength(),
                        DAY.format(period.from()),
                        DAY.format(period.until()));
    }

    private static String line(DatevSettings settings, AccountingQueries.Booking booking) {
        if (!booking.currency().equals(CURRENCY)) {
            throw unbookable(booking, "is in %s. Only documents in EUR can be exported.".formatted(booking.currency()));
        }
        if (booking.jurisdiction() != null) {
            throw unbookable(
                    booking,
                    "has a tax of a single jurisdiction, which DATEV does not support. Export its channel separately.");
        }
        var account = settings.account(booking)
                .orElseThrow(() -> unbookable(
                        booking,
                        "has a tax without an account (%s, %s, %s%s). Add it to `revenueAccounts` of the DATEV settings."
                                .formatted(
                                        booking.category(),
                                        booking.country(),
                                        booking.rate().toPlainString(),
                                        booking.oss() ? ", OSS" : "")));
        boolean invoice = booking.kind().equals(DocumentKind.INVOICE.name());
        var amount = BigDecimal.valueOf(booking.netMinor() + booking.taxMinor(), 2);
        // A negative amount is booked on the other side.
        boolean debit = invoice == amount.signum() > 0;
        return line(
                amount.abs(),
                debit,
                settings.debtorAccount(),
                account,
                booking.issuedOn(),
                booking.number(),
                (invoice ? "Order " : "Credit for order ") + booking.orderNumber(),
                destination(booking));
    }

    /// The last two columns, for the recapitulative statement (Zusammenfassende Meldung) and the declaration in the
    /// One-Stop Shop: the VAT number of a buyer who owes the tax, or the country and rate of the tax of another
    /// member state.
    private static String destination(AccountingQueries.Booking booking) {
        return switch (booking.category()) {
            case INTRA_COMMUNITY, REVERSE_CHARGE ->
                "\"" + Objects.requireNonNullElse(booking.buyerVatNumber(), "") + "\";";
            case STANDARD, ZERO, EXEMPT, EXPORT ->
                booking.oss() ? "\"" + VatNumber.prefix(booking.country()) + "\";" + rate(booking) : "\"\";";
        };
    }

    /// Two digits, a comma and two digits.
    private static String rate(AccountingQueries.Booking booking) {
        return "%05.2f".formatted(booking.rate().movePointRight(2)).replace('.', ',');
    }

    private static String line(DatevPayments.Booking booking) {
        return line(
                BigDecimal.valueOf(booking.minor(), 2),
                true,
                booking.debit(),
                booking.credit(),
                booking.day(),
                booking.voucher().number(),
                booking.voucher().text(),
                "\"\";");
    }

    /// @param debit whether `account` gets the amount
    /// @param destination the last two columns
    private static String line(
            BigDecimal amount,
            boolean debit,
            String account,
            String contraAccount,
            LocalDate day,
            String voucher,
            String text,
            String destination) {
        return String.join(
                        ";",
                        amount.toPlainString().replace('.', ','),
                        debit ? "\"S\"" : "\"H\"",
                        "\"EUR\"",
                        "",
                        "",
                        "\"\"",
                        account,
                        contraAccount,
                        "\"\"",
                        VOUCHER_DATE.format(day),
                        "\"" + voucher + "\"",
                        "\"\"",
                        "",
                        "\"" + text + "\"")
                + UNUSED
                + destination
                + "\r\n";
    }

    private static RejectedException unbookable(AccountingQueries.Booking booking, String why) {
        return new RejectedException(ProblemCode.REJECTED, "Document %s %s".formatted(booking.number(), why));
    }
}
