package dev.kontor.notification.template;

import dev.kontor.notification.MailTemplateId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.shared.problem.ChangedMeanwhile;
import org.springframework.dao.DataIntegrityViolationException;

/// Stores the templates of staff.
interface MailTemplateRepository extends Aggregates<MailTemplate, MailTemplateId> {

    default void store(MailTemplate template) {
        try {
            saveAndFlush(template);
        } catch (DataIntegrityViolationException violation) {
            if (Sql.constraint(violation).orElse("").equals("templates_place")) {
                throw new ChangedMeanwhile();
            }
            throw violation;
        }
    }
}
