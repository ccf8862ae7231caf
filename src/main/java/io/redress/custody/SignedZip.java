package io.redress.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP that is written as it goes, with {@code SHA256SUMS} over its files and a signature over that at its end. */
final class SignedZip {

    private final ZipOutputStream zip;
    private final String folder;
    private final Instant at;
    private final Map<String, String> hashes = new LinkedHashMap<>();

    /** @param folder in which everything lies when it is unpacked */
    SignedZip(OutputStream out, String folder, Instant at) {
        this.zip = new ZipOutputStream(out, UTF_8);
        // Photos and videos do not get smaller by trying harder.
        this.zip.setLevel(Deflater.BEST_SPEED);
        this.folder = folder;
        this.at = at;
    }

    void add(String name, byte[] content) throws IOException {
        add(name, new ByteArrayInputStream(content));
    }

    void add(String name, String content) throws IOException {
        add(name, content.getBytes(UTF_8));
    }

    /** @return the SHA-256 of what was added */
    String add(String name, InputStream content) throws IOException {
        open(name);
        MessageDigest digest = sha256();
        DigestOutputStream hashed = new DigestOutputStream(zip, digest);
        content.transferTo(hashed);
        zip.closeEntry();
        String hash = HexFormat.of().formatHex(digest.digest());
        hashes.put(name, hash);
        return hash;
    }

    /** Adds the hashes and the signature over them, and ends it. */
    void finish(ExportKey key) throws IOException {
        StringBuilder sums = new StringBuilder();
        hashes.forEach(
                (name, hash) -> sums.append(hash).append("  ").append(name).append('\n'));
        byte[] signed = sums.toString().getBytes(UTF_8);
        open("SHA256SUMS");
        zip.write(signed);
        zip.closeEntry();
        open("SHA256SUMS.sig");
        zip.write(key.sign(signed));
        zip.closeEntry();
        zip.finish();
    }

    private void open(String name) throws IOException {
        ZipEntry entry = new ZipEntry(folder + "/" + name);
        entry.setTime(at.toEpochMilli());
        zip.putNextEntry(entry);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
