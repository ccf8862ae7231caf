package io.redress.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A good token of an issuer, and all that can be made of one by somebody who wants in without being let in. */
final class ForgedTokens {

    private static final int BITS = 2048;

    private final RSAKey key;
    private final String issuer;
    private final URI elsewhere;

    /** @param elsewhere where the keys of the forger can be fetched */
    ForgedTokens(RSAKey key, String issuer, URI elsewhere) {
        this.key = key;
        this.issuer = issuer;
        this.elsewhere = elsewhere;
    }

    String good() throws JOSEException {
        return signed(header().build(), claims().build(), new RSASSASigner(key));
    }

    /** With other claims than the good one. */
    String with(JWTClaimsSet claims) throws JOSEException {
        return signed(header().build(), claims, new RSASSASigner(key));
    }

    /** Each by what is wrong with it. */
    Map<String, String> all() throws JOSEException {
        RSAKey own = new RSAKeyGenerator(BITS).keyID(key.getKeyID()).generate();
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("expired", with(claims().expirationTime(at(-120)).build()));
        tokens.put("not valid yet", with(claims().notBeforeTime(at(120)).build()));
        tokens.put("without end", with(claims().expirationTime(null).build()));
        tokens.put("for another service", with(claims().audience("payroll").build()));
        tokens.put("for nobody", with(claims().audience((String) null).build()));
        tokens.put("alg none", new PlainJWT(claims().build()).serialize());
        tokens.put("alg none with the signature of a good one", unsigned() + good().substring(good().lastIndexOf('.')));
        for (byte[] secret : publicKeys()) {
            tokens.put(
                    "HS256 with the public key as its secret, " + secret.length + " bytes",
                    signed(
                            new JWSHeader.Builder(JWSAlgorithm.HS256)
                                    .keyID(key.getKeyID())
                                    .build(),
                            claims().build(),
                            new MACSigner(secret)));
        }
        tokens.put(
                "signed by another key of the same name",
                signed(header().build(), claims().build(), new RSASSASigner(own)));
        tokens.put(
                "with a key that nobody knows",
                signed(header().keyID("unknown").build(), claims().build(), new RSASSASigner(own)));
        tokens.put(
                "with a kid that is a path",
                signed(header().keyID("../../dev/null").build(), claims().build(), new RSASSASigner(own)));
        tokens.put(
                "with its own key in jwk",
                signed(header().jwk(own.toPublicJWK()).build(), claims().build(), new RSASSASigner(own)));
        tokens.put(
                "with its own keys in jku",
                signed(header().jwkURL(elsewhere).build(), claims().build(), new RSASSASigner(own)));
        tokens.put(
                "with its own certificate in x5u",
                signed(header().x509CertURL(elsewhere).build(), claims().build(), new RSASSASigner(own)));
        tokens.put(
                "RS512",
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.RS512)
                                .keyID(key.getKeyID())
                                .build(),
                        claims().build(),
                        new RSASSASigner(own)));
        String[] parts = good().split("\\.");
        tokens.put(
                "with other claims",
                parts[0] + "."
                        + Base64URL.encode(claims().claim(Callers.ROLE, "mediation_lead")
                                .build()
                                .toString()) + "." + parts[2]);
        tokens.put("without signature", parts[0] + "." + parts[1] + ".");
        tokens.put("cut off", good().substring(0, good().length() / 2));
        tokens.put("no token at all", "let-me-in");
        return tokens;
    }

    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("marketplace")
                .audience("redress")
                .issueTime(at(-1))
                .expirationTime(at(300))
                .claim(Callers.ROLE, "marketplace");
    }

    private JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).type(JOSEObjectType.JWT);
    }

    private String unsigned() {
        return Base64URL.encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "."
                + Base64URL.encode(claims().build().toString());
    }

    /** As bytes, and as the text that it is handed round as. */
    private List<byte[]> publicKeys() throws JOSEException {
        PublicKey known = key.toPublicKey();
        String text = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(known.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        return List.of(
                known.getEncoded(),
                text.getBytes(),
                key.toPublicJWK().toJSONString().getBytes());
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static Date at(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
