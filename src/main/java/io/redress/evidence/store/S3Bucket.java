package io.redress.evidence.store;

import io.redress.startup.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** Connects to the bucket that the settings name, and says in one line why it cannot be used, if it cannot. */
final class S3Bucket {

    private static final Logger log = LoggerFactory.getLogger(S3Bucket.class);

    /** Whoever hands something in waits for it meanwhile. */
    private static final int ATTEMPTS = 2;

    private S3Bucket() {}

    /** @throws CannotStart if there is no such bucket, or it may not be used, or nobody answers */
    static S3Client connect(StoreProperties.S3 settings) {
        if (settings.bucket() == null) {
            throw new CannotStart(
                    "redress.evidence.store is s3, and no bucket is named. Set redress.evidence.s3.bucket.");
        }
        S3Client s3;
        try {
            s3 = client(settings);
        } catch (SdkException unknown) {
            throw new CannotStart(
                    "The S3 settings are not complete (%s). Set redress.evidence.s3.region, or AWS_REGION."
                            .formatted(unknown.getMessage()),
                    unknown);
        }
        try {
            require(s3, settings);
            return s3;
        } catch (CannotStart reason) {
            s3.close();
            throw reason;
        }
    }

    static S3Client client(StoreProperties.S3 settings) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.timeout())
                        .socketTimeout(settings.timeout()))
                .overrideConfiguration(calls -> calls.retryStrategy(again -> again.maxAttempts(ATTEMPTS)))
                .forcePathStyle(settings.pathStyle())
                // We verify by ourselves, and not every server knows the checksums that Amazon's SDK would add.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        if (settings.region() != null) {
            builder.region(Region.of(settings.region()));
        }
        if (settings.accessKey() != null && settings.secretKey() != null) {
            builder.credentialsProvider(StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())));
        }
        return builder.build();
    }

    private static void require(S3Client s3, StoreProperties.S3 settings) {
        String bucket = settings.bucket();
        try {
            s3.headBucket(head -> head.bucket(bucket));
        } catch (AwsServiceException refused) {
            throw new CannotStart(
                    switch (refused.statusCode()) {
                        case 404 ->
                            "There is no bucket %s at %s. Create it, or set redress.evidence.s3.bucket."
                                    .formatted(bucket, where(settings));
                        case 401, 403 ->
                            "The bucket %s at %s may not be used with these credentials. Correct them, or let them list, read, write and delete there."
                                    .formatted(bucket, where(settings));
                        case 301, 400 ->
                            "The bucket %s is not to be reached at %s. Set redress.evidence.s3.region to where it is."
                                    .formatted(bucket, where(settings));
                        default ->
                            "The S3 server at %s answers %d for bucket %s."
                                    .formatted(where(settings), refused.statusCode(), bucket);
                    },
                    refused);
        } catch (SdkException failure) {
            throw new CannotStart(
                    "The bucket %s at %s cannot be reached (%s). Correct redress.evidence.s3.endpoint or .region and the credentials, or start the server."
                            .formatted(bucket, where(settings), firstLine(failure)),
                    failure);
        }
        warnOfVersions(s3, bucket);
    }

    /** What is erased stays readable there. */
    private static void warnOfVersions(S3Client s3, String bucket) {
        try {
            if (s3.getBucketVersioning(get -> get.bucket(bucket)).status() == BucketVersioningStatus.ENABLED) {
                log.warn("The bucket {} keeps versions: what is erased is gone only when its old versions are", bucket);
            }
        } catch (SdkException notTold) {
            log.debug("The server does not say whether the bucket keeps versions", notTold);
        }
    }

    private static String where(StoreProperties.S3 settings) {
        return settings.endpoint() == null
                ? "Amazon S3" + (settings.region() == null ? "" : " in " + settings.region())
                : settings.endpoint().toString();
    }

    /** What the matter is and what to do, in one line. */
    static String why(Exception failure) {
        if (failure instanceof AwsServiceException refused) {
            String code = refused.awsErrorDetails() == null
                            || refused.awsErrorDetails().errorCode() == null
                    ? ""
                    : " " + refused.awsErrorDetails().errorCode();
            return switch (refused.statusCode()) {
                case 401, 403 ->
                    "it answers %d%s. Correct the credentials, or let them list, read, write and delete there."
                            .formatted(refused.statusCode(), code);
                case 404 -> "it answers 404%s. Create the bucket anew, or bring it back.".formatted(code);
                default -> "it answers %d%s. Look after the server.".formatted(refused.statusCode(), code);
            };
        }
        return "it does not answer (%s). Look after the server and the way to it.".formatted(firstLine(failure));
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
