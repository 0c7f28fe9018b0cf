package dev.kontor.giftcard.batch;

import dev.kontor.giftcard.GiftCardBatchId;
import dev.kontor.jobs.JobId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A batch of gift cards, without their codes.
///
/// @param name for staff
/// @param size number of requested cards
/// @param issued number of cards that exist already
/// @param value of each card
/// @param expiresAt when the cards stop working; never if absent
/// @param codesAvailable whether the codes were not read yet
/// @param jobId the job that issues the cards
record GiftCardBatchDetails(
        GiftCardBatchId id,
        @Schema(example = "Staff party 2027") String name,
        @Schema(example = "200") int size,
        @Schema(example = "200") int issued,
        Money value,
        @Nullable Instant expiresAt,
        boolean codesAvailable,
        JobId jobId,
        Instant createdAt,
        Instant updatedAt) {}
