package dev.kontor.document;

import dev.kontor.testing.Api;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/// Company data for tests that need documents in the default channel.
public final class DocumentFixtures {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private DocumentFixtures() {}

    /// Sets the company data of the default channel; invoices are issued by staff only. Does nothing if
    /// it is set.
    public static void settings(Api staff) {
        var channel = staff.get("/admin/v1/channels?limit=100")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(each -> each.at("/code").asString().equals("default"))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
        staff.with("If-Match", "*")
                .put(
                        "/admin/v1/channels/" + channel + "/document-settings",
                        Map.of(
                                "automatic", "MANUALLY",
                                "company", company(),
                                "invoicePrefix", "TEST-I-",
                                "creditNotePrefix", "TEST-C-",
                                "yearly", true,
                                "timeZone", "Europe/Berlin",
                                "paymentDays", 14))
                .expect(200);
    }

    public static Map<String, Object> company() {
        return Map.ofEntries(
                Map.entry("legalName", "Test Company Ltd"),
                Map.entry("line1", "Street 1"),
                Map.entry("postcode", "101"),
                Map.entry("city", "Reykjavik"),
                Map.entry("country", "IS"),
                Map.entry("taxNumber", "12345"),
                Map.entry("contactName", "Accounts"),
                Map.entry("phone", "+3545551234"),
                Map.entry("email", "accounts@example.com"),
                Map.entry("iban", "DE02120300000000202051"),
                Map.entry("smallBusiness", false));
    }

    public static void awaitReady(Api staff, String document) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> staff.get("/admin/v1/documents/" + document)
                                .expect(200)
                                .at("/status"),
                        "READY"::equals);
    }
}
