package io.redress.custody;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The keys that exports are signed with. The newest signs; the public half of every one is published for good, so that
 * old exports can be verified after a rotation.
 */
@Repository
public class ExportKeys {

    private static final String PREFIX = "export:";
    private static final int BITS = 3072;

    /**
     * What everybody may know of a key.
     *
     * @param fingerprint SHA-256 of the public key in DER, hexadecimal
     * @param since when it was made, UTC, by the real clock
     * @param pem the public key
     */
    public record PublishedKey(String fingerprint, Instant since, String pem) {}

    private final JdbcClient jdbc;

    ExportKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest; the first one is drawn when it is asked for. */
    ExportKey current() {
        return newest().orElseGet(() -> {
            rotate();
            return newest().orElseThrow();
        });
    }

    /** Every key there ever was, newest first. */
    public List<PublishedKey> published() {
        current();
        return jdbc.sql("select jwk, created_at from signing_key where id like ? order by created_at desc, id")
                .param(PREFIX + "%")
                .query((row, index) -> {
                    ExportKey key = read(row);
                    return new PublishedKey(
                            key.fingerprint(), row.getTimestamp("created_at").toInstant(), key.pem());
                })
                .list();
    }

    /**
     * Draws a new key, which signs from now on.
     *
     * @return its fingerprint
     */
    public String rotate() {
        try {
            RSAKey drawn = new RSAKeyGenerator(BITS).generate();
            String fingerprint = new ExportKey(drawn).fingerprint();
            jdbc.sql("insert into signing_key (id, jwk, created_at) values (?, ?, clock_timestamp())")
                    .params(PREFIX + fingerprint, drawn.toJSONString())
                    .update();
            return fingerprint;
        } catch (JOSEException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private Optional<ExportKey> newest() {
        return jdbc.sql("select jwk from signing_key where id like ? order by created_at desc, id limit 1")
                .param(PREFIX + "%")
                .query((row, index) -> read(row))
                .optional();
    }

    private static ExportKey read(ResultSet row) throws SQLException {
        try {
            return new ExportKey(RSAKey.parse(row.getString("jwk")));
        } catch (ParseException cause) {
            throw new SQLException("The table signing_key holds something else than a key", cause);
        }
    }
}
