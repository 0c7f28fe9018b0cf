package dev.kontor.document.settings;

import dev.kontor.document.DocumentLogoId;
import dev.kontor.document.DocumentTemplateId;
import dev.kontor.document.DocumentTemplateKind;
import java.sql.Types;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds templates, and stores logos.
@Repository
public class DocumentDesigns {

    private final JdbcClient jdbc;

    DocumentDesigns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The version of the template of staff that counts: that of the channel, else that of all channels.
    /// Empty for the built-in template. One statement.
    ///
    /// @param channel code of the channel; absent for what belongs to none
    public Optional<DocumentTemplateId> current(DocumentTemplateKind kind, Locale language, @Nullable String channel) {
        return jdbc.sql("""
                        select id from (
                            select distinct on (channel) id, channel, html is not null as present
                            from document.templates
                            where kind = :kind and language = :language and (channel is null or channel = :channel)
                            order by channel, number desc
                        ) latest
                        where present order by channel nulls last limit 1
                        """)
                .param("kind", kind)
                .param("language", language.getLanguage())
                .param("channel", channel, Types.VARCHAR)
                .query(DocumentTemplateId.class)
                .optional();
    }

    /// The content of a version.
    Optional<String> html(DocumentTemplateId id) {
        return jdbc.sql("select html from document.templates where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    Optional<StoredLogo> logo(DocumentLogoId id) {
        return jdbc.sql("select * from document.logos where id = :id")
                .param("id", id)
                .query(StoredLogo.class)
                .optional();
    }

    int logos(String channel) {
        return jdbc.sql("select count(*) from document.logos where channel = :channel")
                .param("channel", channel)
                .query(Integer.class)
                .single();
    }

    void insert(StoredLogo logo) {
        jdbc.sql("""
                        insert into document.logos (id, channel, object, jpeg, width, height, alt_text, created_at)
                        values (:id, :channel, :object, :jpeg, :width, :height, :altText, :createdAt)
                        """).paramSource(logo).update();
    }
}
