package dev.kontor.media.storage;

import dev.kontor.media.MediaProperties;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// An S3 bucket, or one of a compatible service. Every call has a timeout, and failures are translated to
/// Kontor's problems.
final class S3Bucket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(S3Bucket.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(12);

    private final String name;
    private final S3Client client;
    private final S3Presigner presigner;

    private S3Bucket(String name, S3Client client, S3Presigner presigner) {
        this.name = name;
        this.client = client;
        this.presigner = presigner;
    }

    static S3Bucket of(MediaProperties.S3 properties) {
        var credentials = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(properties.accessKey(), properties.secretKey()));
        var region = Region.of(properties.region());
        // Compatible services support neither chunked bodies nor trailing checksums.
        var manners = S3Configuration.builder()
                .pathStyleAccessEnabled(properties.pathStyle())
                .chunkedEncodingEnabled(false)
                .build();
        var endpoint = Optional.of(properties.endpoint())
                .filter(text -> !text.isBlank())
                .map(URI::create);
        var client = S3Client.builder()
                .region(region)
                .credentialsProvider(credentials)
                .serviceConfiguration(manners)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(ATTEMPT))
                .overrideConfiguration(how -> how.apiCallTimeout(CALL).apiCallAttemptTimeout(ATTEMPT));
        var presigner = S3Presigner.builder()
                .region(region)
                .credentialsProvider(credentials)
                .serviceConfiguration(manners);
        endpoint.ifPresent(uri -> {
            client.endpointOverride(uri);
            presigner.endpointOverride(uri);
        });
        return new S3Bucket(properties.bucket(), client.build(), presigner.build());
    }

    String name() {
        return name;
    }

    S3Presigner presigner() {
        return presigner;
    }

    void put(String key, String contentType, byte[] content) {
        calling(() -> client.putObject(
                put -> put.bucket(name).key(key).contentType(contentType), RequestBody.fromBytes(content)));
    }

    /// The number of bytes; empty if the object does not exist.
    Optional<Long> size(String key) {
        return calling(() -> {
            try {
                return Optional.of(
                        client.headObject(head -> head.bucket(name).key(key)).contentLength());
            } catch (NoSuchKeyException _) {
                return Optional.empty();
            }
        });
    }

    /// The content; empty if the object does not exist.
    Optional<ResponseInputStream<GetObjectResponse>> open(String key) {
        return calling(() -> {
            try {
                return Optional.of(client.getObject(get -> get.bucket(name).key(key)));
            } catch (NoSuchKeyException _) {
                return Optional.empty();
            }
        });
    }

    void delete(String key) {
        calling(() -> client.deleteObject(delete -> delete.bucket(name).key(key)));
    }

    private static <T> T calling(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException failure) {
            LOG.error("The S3 request failed: {}", failure.getMessage());
            throw unavailable();
        }
    }

    static UnavailableException unavailable() {
        return new UnavailableException(ProblemCode.DEPENDENCY_UNAVAILABLE, Message.of("unavailable.files"));
    }

    @Override
    public void close() {
        presigner.close();
        client.close();
    }
}
