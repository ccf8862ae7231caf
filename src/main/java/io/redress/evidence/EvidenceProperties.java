package io.redress.evidence;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is taken as evidence, and what becomes of what is on its way.
 *
 * @param largestFile that is taken
 * @param perRequest at most in one request
 * @param perCase at most of one side in one case: a limit that both sides shared would let one silence the other
 * @param perParty at most of one party in all its open cases
 * @param refusedKept how long malware is kept, and given to nobody, in case the scanner was wrong
 * @param grace how long after the end of a term a request may end that began before it
 */
@ConfigurationProperties("redress.evidence")
public record EvidenceProperties(
        @DefaultValue("250MB") DataSize largestFile,
        @DefaultValue PerRequest perRequest,
        @DefaultValue PerCase perCase,
        @DefaultValue PerParty perParty,
        @DefaultValue Uploads uploads,
        @DefaultValue("PT1H") Duration grace,
        @DefaultValue("30d") Duration refusedKept) {

    /** What may come along with files: the other fields, and the lines between the parts. */
    private static final DataSize FIELDS = DataSize.ofKilobytes(256);

    /** The largest body of a request that hands in files. */
    public DataSize largestBody() {
        return DataSize.ofBytes(perRequest.bytes().toBytes() + FIELDS.toBytes());
    }

    /** The files in a body of this length have at least so many bytes. */
    long filesIn(long bodyLength) {
        return Math.max(1, bodyLength - FIELDS.toBytes());
    }

    record PerRequest(
            @DefaultValue("500MB") DataSize bytes,
            @DefaultValue("20") int pieces) {}

    record PerCase(
            @DefaultValue("2GB") DataSize bytes,
            @DefaultValue("200") int pieces) {}

    record PerParty(
            @DefaultValue("20GB") DataSize bytes,
            @DefaultValue("2000") int pieces) {}

    /**
     * Where files lie until they are whole.
     *
     * @param directory under the working directory if relative
     * @param keptFor how long an upload that can be resumed may take
     */
    public record Uploads(
            @DefaultValue("data/uploads") Path directory,
            @DefaultValue("PT24H") Duration keptFor) {}
}
