package dev.kontor.events;

import dev.kontor.shared.database.Conditions;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Filters the list of dead letters.
record DeadLetterFilter(
        @Parameter(description = "Only those of this consumer.", example = "order-mails")
        @Size(min = 1, max = 100)
        @Nullable
        String consumer,

        @Parameter(description = "Only those that were, or were not, dismissed.") @Nullable
        Boolean dismissed) {

    Conditions conditions() {
        return new Conditions()
                .and("d.consumer = :consumer", "consumer", consumer)
                .and("(d.dismissed_at is not null) = :dismissed", "dismissed", dismissed);
    }
}
