package dev.kontor.media.library;

import dev.kontor.media.MediaId;
import dev.kontor.media.MediaUploadId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An upload that goes to the storage directly.
///
/// @param description what was said of the file before it came
/// @param mediaId what it became; absent until it is completed
record DirectUpload(
        MediaUploadId id,
        DescribeMedia description,
        Instant expiresAt,
        @Nullable MediaId mediaId) {}
