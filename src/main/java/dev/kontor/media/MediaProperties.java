package dev.kontor.media;

import jakarta.validation.constraints.AssertTrue;
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

/// Settings of uploads and their storage.
///
/// @param folder where files are stored; the same for all replicas, so a shared volume if there are several. The
///     profile `prod` requires it.
/// @param maxSize maximum size of an uploaded file
/// @param maxPixels maximum number of pixels of an uploaded picture, width times height
/// @param quota total size of the library
/// @param parallelUploads how many uploads this process handles concurrently; others wait briefly
/// @param unusedFor how long the storage retains unreferenced objects: deleted files, and remains of interrupted
///     uploads
/// @param s3 an S3 bucket, or one of a compatible service, instead of the folder
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

    @AssertTrue(message = "max-size must be positive, and quota not negative")
    boolean isSizeInRange() {
        return maxSize.toBytes() > 0 && !quota.isNegative();
    }

    /// @param bucket where files are stored; absent: in the folder
    /// @param region of the bucket
    /// @param endpoint of the service, if it is not Amazon's
    /// @param accessKey with permission to read, write and delete in the bucket
    /// @param secretKey of the access key
    /// @param pathStyle whether the bucket is part of the path instead of the host name
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
