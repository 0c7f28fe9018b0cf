package dev.kontor.document.settings;

import dev.kontor.document.DocumentLogoId;
import dev.kontor.document.content.Company;
import dev.kontor.shared.database.Sql;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the settings of documents by channel.
@Repository
public class DocumentSettingsRepository {

    private final JdbcClient jdbc;

    DocumentSettingsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            String channel,
            long version,
            IssueTime automatic,
            Company company,
            String invoicePrefix,
            String creditNotePrefix,
            boolean yearly,
            String timeZone,
            int paymentDays,
            Instant updatedAt,
            @Nullable DocumentLogoId logoId) {

        DocumentSettings settings() {
            return new DocumentSettings(
                    channel,
                    version,
                    automatic,
                    company,
                    invoicePrefix,
                    creditNotePrefix,
                    yearly,
                    ZoneId.of(timeZone),
                    paymentDays,
                    updatedAt,
                    logoId);
        }
    }

    /// @param channel code of the channel
    public Optional<DocumentSettings> find(String channel) {
        return jdbc.sql("select * from document.settings where channel = :channel")
                .param("channel", channel)
                .query(Row.class)
                .optional()
                .map(Row::settings);
    }

    /// Returns whether any channel issues invoices without staff.
    public boolean anyAutomatic() {
        return jdbc.sql("select exists (select from document.settings where automatic <> 'MANUALLY')")
                .query(Boolean.class)
                .single();
    }

    /// Returns the codes of the channels that have settings.
    Set<String> channels() {
        return jdbc.sql("select channel from document.settings")
                .query(String.class)
                .set();
    }

    /// @return whether no other change came first
    boolean save(DocumentSettings settings) {
        return jdbc.sql("""
                        insert into document.settings as s (channel, version, automatic, company, invoice_prefix,
                            credit_note_prefix, yearly, time_zone, payment_days, updated_at, logo_id)
                        values (:channel, :version, :automatic, :company, :invoicePrefix, :creditNotePrefix, :yearly,
                            :zone, :paymentDays, :updatedAt, :logo)
                        on conflict (channel) do update
                        set version = excluded.version, automatic = excluded.automatic, company = excluded.company,
                            invoice_prefix = excluded.invoice_prefix, credit_note_prefix = excluded.credit_note_prefix,
                            yearly = excluded.yearly, time_zone = excluded.time_zone,
                            payment_days = excluded.payment_days, updated_at = excluded.updated_at,
                            logo_id = excluded.logo_id
                        where s.version = excluded.version - 1
                        """)
                        .param("channel", settings.channel())
                        .param("version", settings.version())
                        .param("automatic", settings.automatic())
                        .param("company", Sql.json(settings.company()))
                        .param("invoicePrefix", settings.invoicePrefix())
                        .param("creditNotePrefix", settings.creditNotePrefix())
                        .param("yearly", settings.yearly())
                        .param("zone", settings.timeZone().getId())
                        .param("paymentDays", settings.paymentDays())
                        .param("updatedAt", settings.updatedAt())
                        .param(
                                "logo",
                                settings.logoId() == null
                                        ? null
                                        : settings.logoId().value(),
                                Types.OTHER)
                        .update()
                == 1;
    }

    void delete(String channel) {
        jdbc.sql("delete from document.settings where channel = :channel")
                .param("channel", channel)
                .update();
    }
}
