package io.redress.custody;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import io.redress.audit.EventChain;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/**
 * A key that exports are signed with: RSA-PSS with SHA-256, which every {@code openssl dgst -verify} understands.
 */
final class ExportKey {

    private static final int SALT_BYTES = 32;
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT_BYTES, 1);

    private final PrivateKey secret;
    private final byte[] shown;

    ExportKey(RSAKey key) {
        try {
            this.secret = key.toPrivateKey();
            this.shown = key.toPublicKey().getEncoded();
        } catch (JOSEException cause) {
            throw new IllegalStateException("The table signing_key holds something else than a key", cause);
        }
    }

    /** SHA-256 of the public key as it is in DER, hexadecimal; by it people know the key. */
    String fingerprint() {
        return EventChain.sha256(shown);
    }

    /** The public key as {@code openssl} reads it. */
    String pem() {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(shown);
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }

    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(PSS);
            signature.initSign(secret);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("every JDK signs with RSA-PSS", cause);
        }
    }
}
