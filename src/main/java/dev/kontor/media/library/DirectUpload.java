package dev.kontor.media.library;

import dev.kontor.media.MediaId;
import dev.kontor.media.MediaUploadId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A direct upload to the storage.
///
/// @param description given before the upload
/// @param mediaId the resulting item; absent until it is completed
record DirectUpload(
        MediaUploadId id,
        DescribeMedia description,
        Instant expiresAt,
        @Nullable MediaId mediaId) {}
