package dev.kontor.exchange.file;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.PersonalDataEraser;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Deletes every file that could contain a person: exports of customers, orders and subscribers, and
/// imports of customers. Whose data is in a file cannot be found out faster than the file can be exported
/// again.
@Repository
class FileEraser implements PersonalDataEraser {

    private final JdbcClient jdbc;

    FileEraser(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<ErasureStage> stages() {
        return Set.of(ErasureStage.RECORDS);
    }

    @Override
    public String table() {
        return "exchange.files";
    }

    @Override
    public int erase(ErasureStage stage, PersonToErase person, int most) {
        jdbc.sql("""
                        delete from exchange.import_errors e using exchange.imports i
                        where i.id = e.import_id and i.type = 'CUSTOMERS' and i.phase = 'DONE'
                        """).update();
        return jdbc.sql("""
                        delete from exchange.files where id in (
                            select file_id from exchange.exports where type in ('CUSTOMERS', 'ORDERS', 'NEWSLETTER_SUBSCRIBERS') and file_id is not null
                            union all
                            select file_id from exchange.imports where type = 'CUSTOMERS' and file_id is not null
                                and phase = 'DONE'
                            limit :most)
                        """).param("most", most).update();
    }
}
