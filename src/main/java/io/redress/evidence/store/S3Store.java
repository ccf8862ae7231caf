package io.redress.evidence.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Evidence in a bucket of any server that speaks S3: {@code ab/abcdef…} for the content with that hash. The server is
 * given a checksum with the bytes and refuses others; what it gives back is verified on the local disk before anybody
 * sees it.
 */
final class S3Store implements ObjectStore {

    private static final Logger log = LoggerFactory.getLogger(S3Store.class);
    private static final String OWNER = "database";
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final String bucket;
    private final Arrivals local;

    /** @param local where a content is verified before it is given out */
    S3Store(S3Client s3, String bucket, Arrivals local) {
        this.s3 = s3;
        this.bucket = bucket;
        this.local = local;
    }

    /**
     * Sends it also if it is there: that the server has an object does not tell whether it is whole, and fetching it to
     * see would cost as much as sending it.
     */
    @Override
    public void keep(Arrival arrival) throws IOException {
        try {
            ask(() -> s3.putObject(
                    put -> put.bucket(bucket)
                            .key(keyOf(arrival.sha256()))
                            .contentLength(arrival.size())
                            .contentMD5(arrival.md5()),
                    RequestBody.fromFile(arrival.file())));
        } catch (SdkException failure) {
            throw unreachable(failure);
        }
    }

    @Override
    public boolean holds(String sha256) {
        String key = keyOf(sha256);
        try {
            ask(() -> s3.headObject(head -> head.bucket(bucket).key(key)));
            return true;
        } catch (NoSuchKeyException missing) {
            return false;
        } catch (SdkException failure) {
            throw unreachable(failure);
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        String key = keyOf(sha256);
        Path copy = local.newFile();
        try {
            MessageDigest digest = Sha256.digest();
            try (InputStream content =
                            ask(() -> s3.getObject(get -> get.bucket(bucket).key(key)));
                    OutputStream file = new DigestOutputStream(Files.newOutputStream(copy), digest)) {
                content.transferTo(file);
            }
            if (!Sha256.text(digest.digest()).equals(sha256)) {
                throw ContentUnavailable.damaged(sha256);
            }
            return Files.newInputStream(copy, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (NoSuchKeyException missing) {
            Files.deleteIfExists(copy);
            throw ContentUnavailable.missing(sha256);
        } catch (SdkException | IOException failure) {
            Files.deleteIfExists(copy);
            throw unreachable(failure);
        } catch (ContentUnavailable damaged) {
            Files.deleteIfExists(copy);
            throw damaged;
        }
    }

    @Override
    public void remove(String sha256) throws IOException {
        String key = keyOf(sha256);
        try {
            ask(() -> s3.deleteObject(delete -> delete.bucket(bucket).key(key)));
        } catch (SdkException failure) {
            throw unreachable(failure);
        }
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        try {
            return ask(() ->
                    s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix + "/")).contents().stream()
                            .map(S3Object::key)
                            .map(key -> key.substring(prefix.length() + 1))
                            .filter(Sha256::isOne)
                            .toList());
        } catch (SdkException failure) {
            throw unreachable(failure);
        }
    }

    @Override
    public String claim(String database) throws IOException {
        try {
            return owner();
        } catch (NoSuchKeyException free) {
            try {
                ask(() -> s3.putObject(
                        put -> put.bucket(bucket).key(OWNER).ifNoneMatch("*"),
                        RequestBody.fromString(database, US_ASCII)));
            } catch (AwsServiceException lost) {
                if (lost.statusCode() != PRECONDITION_FAILED) {
                    throw unreachable(lost);
                }
            }
            return owner();
        } catch (SdkException failure) {
            throw unreachable(failure);
        }
    }

    private String owner() {
        return ask(() -> s3.getObjectAsBytes(get -> get.bucket(bucket).key(OWNER)))
                .asString(US_ASCII)
                .strip();
    }

    /**
     * Asks once more if the connection was none any more: the server closes those that were idle, and the client on
     * {@code HttpURLConnection} finds that out too late to repeat a request with a body by itself.
     */
    private static <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (UncheckedIOException closed) {
            try {
                return call.get();
            } catch (UncheckedIOException again) {
                throw SdkClientException.create(String.valueOf(again.getMessage()), again);
            }
        }
    }

    /** Whoever asked is told to try again; who looks after it reads here what is the matter, in a line. */
    private ContentUnavailable unreachable(Exception failure) {
        log.error("The bucket {} does not serve: {}", bucket, S3Bucket.why(failure));
        return ContentUnavailable.unreachable(failure);
    }

    private static String keyOf(String sha256) {
        Sha256.require(sha256);
        return sha256.substring(0, 2) + "/" + sha256;
    }
}
