package io.redress.evidence.store;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where evidence is kept.
 *
 * @param store which kind of place
 * @param directory of the store, under the working directory if relative; with S3 what comes and goes passes through it
 * @param largestFile that it takes
 * @param unreferredKept how long a content is kept that no case refers to
 * @param night when the store is swept and verified, in UTC
 * @param verifiedInNights in how many nights everything in it is read once
 */
@ConfigurationProperties("redress.evidence")
record StoreProperties(
        @DefaultValue("file-system") Kind store,
        @DefaultValue("data/evidence") Path directory,
        @DefaultValue("250MB") DataSize largestFile,
        @DefaultValue("7d") Duration unreferredKept,
        @DefaultValue("02:30") LocalTime night,
        @DefaultValue("30") int verifiedInNights,
        @DefaultValue S3 s3) {

    enum Kind {
        FILE_SYSTEM,
        S3
    }

    /**
     * @param endpoint of a server that is not Amazon's
     * @param region null for the one that the environment names
     * @param pathStyle whether the bucket stands in the path of the address, not in its host name
     * @param timeout how long to wait for a connection, and for the server to go on; it is tried twice
     * @param accessKey null for the credentials of the environment, as the AWS SDK finds them
     */
    record S3(
            @Nullable URI endpoint,
            @Nullable String region,
            @Nullable String bucket,
            @DefaultValue("false") boolean pathStyle,
            @Nullable String accessKey,
            @Nullable String secretKey,
            @DefaultValue("20s") Duration timeout) {

        /** Not the secret. */
        @Override
        public String toString() {
            return "S3[" + bucket + " at " + (endpoint == null ? region : endpoint) + "]";
        }
    }
}
