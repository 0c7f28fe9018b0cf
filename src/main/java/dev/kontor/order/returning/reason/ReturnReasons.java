package dev.kontor.order.returning.reason;

import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads reasons for returns.
@Repository
public class ReturnReasons {

    static final int MAX = 100;

    private static final Sorting SORTING =
            Sorting.by("id", "position", SortField.number("position", "position"), SortField.text("code", "code"));

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    ReturnReasons(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<ReturnReasonDetails> list(Listing listing) {
        return lists.select(
                        "id, version, code, label, labels, note_required, active, position, created_at, updated_at",
                        "orders.return_reasons")
                .page(listing, SORTING, ReturnReasonDetails.class);
    }

    boolean full() {
        return jdbc.sql("select count(*) >= :most from orders.return_reasons")
                .param("most", MAX)
                .query(Boolean.class)
                .single();
    }

    /// Returns the active reasons with their labels in that language, or else in the default one.
    public List<OfferedReason> offered(Locale locale) {
        return jdbc.sql("""
                        select code, coalesce(labels ->> :tag, labels ->> :language, label) as label, note_required
                        from orders.return_reasons where active order by position, code
                        """)
                .param("tag", locale.toLanguageTag())
                .param("language", locale.getLanguage())
                .query(OfferedReason.class)
                .list();
    }
}
