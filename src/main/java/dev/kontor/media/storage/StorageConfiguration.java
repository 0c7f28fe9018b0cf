package dev.kontor.media.storage;

import dev.kontor.media.MediaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/// Chooses the storage: the bucket if one is configured, otherwise the folder.
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    @Configuration(proxyBeanMethods = false)
    @Conditional(S3Condition.class)
    static class Bucket {

        @Bean(destroyMethod = "close")
        S3Bucket s3Bucket(MediaProperties properties) {
            return S3Bucket.of(properties.s3());
        }

        @Bean
        Storage s3Storage(S3Bucket bucket) {
            return new S3Storage(bucket);
        }

        @Bean
        DirectUploads directUploads(S3Bucket bucket) {
            return new DirectUploads(bucket);
        }
    }

    @Bean
    @Conditional(S3Condition.Absent.class)
    Storage folderStorage(MediaProperties properties) {
        return new FolderStorage(properties.folder());
    }
}
