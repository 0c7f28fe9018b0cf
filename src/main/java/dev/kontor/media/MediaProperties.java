package dev.kontor.media;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// What may be uploaded, and where it is kept.
///
/// @param folder where the files are kept; the same for all replicas, so a shared volume where there are several.
///     The profile `prod` wants it to be named.
/// @param maxSize how large an uploaded file may be
/// @param maxPixels how many pixels an uploaded picture may have, width times height
/// @param quota how much is kept in all
/// @param parallelUploads how many uploads this process takes at the same time; others wait a little
/// @param unusedFor how long the storage keeps what nothing refers to any more: deleted files, and what was left of
///     uploads that did not come to an end
/// @param s3 a bucket of S3, or of what speaks as it does, instead of the folder
@Validated
@ConfigurationProperties("kontor.media")
public record MediaProperties(
        @DefaultValue(".kontor/media") @NotNull Path folder,
        @DefaultValue("10MB") @NotNull DataSize maxSize,

        @DefaultValue("40000000") @Min(1_000) @Max(100_000_000)
        int maxPixels,

        @DefaultValue("10GB") @NotNull DataSize quota,
        @DefaultValue("4") @Min(1) @Max(64) int parallelUploads,

        @DefaultValue("1h") @NotNull @DurationMin(minutes = 10)
        Duration unusedFor,

        @DefaultValue @NotNull S3 s3) {

    /// @param bucket where the files are kept; absent: in the folder
    /// @param region of the bucket
    /// @param endpoint where the service is, where it is not that of Amazon
    /// @param accessKey that may read, write and delete in the bucket
    /// @param secretKey of the access key
    /// @param pathStyle whether the bucket stands in the path and not in the name of the host
    public record S3(
            @DefaultValue("") String bucket,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("") String endpoint,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey,
            @DefaultValue("false") boolean pathStyle) {

        public static final S3 NONE = new S3("", "us-east-1", "", "", "", false);

        @Override
        public String toString() {
            return "S3[bucket=" + bucket + ", region=" + region + ", endpoint=" + endpoint + ", secretKey=***]";
        }
    }
}
