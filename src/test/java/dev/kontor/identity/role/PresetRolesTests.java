package dev.kontor.identity.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Each permission is in a role that every shop starts with, besides the owner's, or is left out for a reason. A
/// new permission makes this test fail until it is decided.
class PresetRolesTests {

    private static final Map<Permission, String> ONLY_THE_OWNER = new EnumMap<>(Map.ofEntries(
            Map.entry(Permission.CATALOG_PURGE, "cannot be undone"),
            Map.entry(Permission.CHANNELS_WRITE, "sets up the shop"),
            Map.entry(Permission.TAX_WRITE, "sets up the shop; errors are debts to the tax office"),
            Map.entry(Permission.SHIPPING_WRITE, "sets up the shop"),
            Map.entry(Permission.SETTINGS_READ, "sets up the shop"),
            Map.entry(Permission.SETTINGS_WRITE, "sets up the shop"),
            Map.entry(Permission.PRICES_OVERRIDE, "sells below the price list"),
            Map.entry(Permission.REPORTS_READ, "shows the turnover of the shop"),
            Map.entry(Permission.CREDIT_LIMITS_WRITE, "lends money"),
            Map.entry(Permission.GIFT_CARDS_WRITE, "issues money"),
            Map.entry(Permission.STORE_CREDIT_WRITE, "issues money"),
            Map.entry(Permission.PRIVACY_READ, "for the person who is responsible for data protection"),
            Map.entry(Permission.PRIVACY_WRITE, "exports and erases persons"),
            Map.entry(Permission.MAILS_CONTENT, "reads what the shop writes to persons"),
            Map.entry(Permission.MAIL_TEMPLATES_READ, "sets up the shop"),
            Map.entry(Permission.MAIL_TEMPLATES_WRITE, "speaks for the shop to every buyer"),
            Map.entry(Permission.STAFF_READ, "manages people"),
            Map.entry(Permission.STAFF_WRITE, "manages people"),
            Map.entry(Permission.ROLES_READ, "manages people"),
            Map.entry(Permission.ROLES_WRITE, "manages people"),
            Map.entry(Permission.API_KEYS_READ, "connects programs"),
            Map.entry(Permission.API_KEYS_WRITE, "connects programs"),
            Map.entry(Permission.SIGNING_KEYS_READ, "operates the system"),
            Map.entry(Permission.SIGNING_KEYS_WRITE, "operates the system"),
            Map.entry(Permission.EVENTS_READ, "connects programs: all data of the shop"),
            Map.entry(Permission.WEBHOOKS_READ, "connects programs: all data of the shop"),
            Map.entry(Permission.WEBHOOKS_WRITE, "sends all data of the shop to any address"),
            Map.entry(Permission.EXPORTS_READ, "takes all data out of the shop"),
            Map.entry(Permission.EXPORTS_WRITE, "takes all data out of the shop"),
            Map.entry(Permission.IMPORTS_READ, "shows the errors of rows, also of persons"),
            Map.entry(Permission.IMPORTS_WRITE, "changes everything that the rows name"),
            Map.entry(Permission.JOBS_READ, "shows the results of all background work, also of exports"),
            Map.entry(Permission.JOBS_WRITE, "operates the system"),
            Map.entry(Permission.AUDIT_READ, "watches people"),
            Map.entry(Permission.STOREFRONT_ACT_FOR_BUYERS, "only for servers of storefronts"),
            Map.entry(Permission.SYSTEM_WRITE, "operates the system")));

    private record Preset(String name, List<String> permissions) {}

    private static List<Preset> presets() {
        return TestDatabase.jdbc()
                .sql("select name, permissions from identity.roles where id::text like '01940000-%' and not owner")
                .query(Preset.class)
                .list();
    }

    @Test
    void eachPermissionIsInARoleOrLeftOutForAReason() {
        var granted = new TreeSet<String>();
        presets().forEach(role -> granted.addAll(role.permissions()));

        var undecided = new ArrayList<Permission>();
        var both = new ArrayList<Permission>();
        Arrays.stream(Permission.values()).forEach(permission -> {
            boolean given = granted.contains(permission.text());
            boolean left = ONLY_THE_OWNER.containsKey(permission);
            if (!given && !left) {
                undecided.add(permission);
            } else if (given && left) {
                both.add(permission);
            }
        });

        assertThat(undecided)
                .as("add a migration that extends a role of identity.roles, or a reason to this test")
                .isEmpty();
        assertThat(both).as("the reason no longer holds").isEmpty();
    }

    @Test
    void theClerkHandlesWhatComesAfterASale() {
        assertThat(permissions("Order clerk"))
                .contains(
                        "claims:write",
                        "documents:read",
                        "documents:write",
                        "gift-cards:read",
                        "mails:read",
                        "mails:write",
                        "newsletter:read",
                        "newsletter:write",
                        "returns:read",
                        "returns:write",
                        "shipping:read");
        assertThat(permissions("Warehouse")).contains("returns:read", "returns:write", "fulfillments:write");
        assertThat(permissions("Support")).contains("documents:read", "mails:read", "promotions:read", "reviews:read");
        assertThat(permissions("Catalog manager")).contains("promotions:write", "reviews:write");
    }

    private static List<String> permissions(String role) {
        return presets().stream()
                .filter(preset -> preset.name().equals(role))
                .findFirst()
                .orElseThrow()
                .permissions();
    }
}
