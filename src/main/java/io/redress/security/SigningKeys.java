package io.redress.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key that tokens are signed with, drawn once for a database. */
class SigningKeys {

    private static final String ID = "access-token";
    private static final int BITS = 2048;

    private final JdbcClient sql;

    SigningKeys(JdbcClient sql) {
        this.sql = sql;
    }

    /** The same key at every start, also of several instances that start at once. */
    JWKSet get() {
        String key = find().orElseGet(() -> {
            sql.sql("insert into signing_key (id, jwk) values (?, ?) on conflict do nothing")
                    .params(ID, newKey())
                    .update();
            return find().orElseThrow();
        });
        try {
            return new JWKSet(RSAKey.parse(key));
        } catch (ParseException cause) {
            throw new IllegalStateException("The table signing_key holds something else than a key", cause);
        }
    }

    private Optional<String> find() {
        return sql.sql("select jwk from signing_key where id = ?")
                .param(ID)
                .query(String.class)
                .optional();
    }

    private static String newKey() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
