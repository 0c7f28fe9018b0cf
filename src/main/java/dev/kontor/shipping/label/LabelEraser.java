package dev.kontor.shipping.label;

import dev.kontor.media.Media;
import dev.kontor.media.MediaId;
import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.PersonalDataEraser;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Deletes the files of shipping labels, which show the name and the address of the buyer.
@Component
class LabelEraser implements PersonalDataEraser {

    private final JdbcClient jdbc;
    private final Media media;

    LabelEraser(JdbcClient jdbc, Media media) {
        this.jdbc = jdbc;
        this.media = media;
    }

    @Override
    public Set<ErasureStage> stages() {
        return Set.of(ErasureStage.ORDERS);
    }

    @Override
    public String table() {
        return "media.items";
    }

    @Override
    public int erase(ErasureStage stage, PersonToErase person, int most) {
        if (person.fulfillments().isEmpty() && person.returns().isEmpty()) {
            return 0;
        }
        return media.deletePrivate(
                jdbc.sql("""
                        select file_id from shipping.labels
                        where (reference = any(:fulfillments) or reference = any(:returns)) and file_id is not null
                        """).params(person.parameters()).query(MediaId.class).list());
    }
}
