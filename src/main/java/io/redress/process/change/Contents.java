package io.redress.process.change;

import io.redress.process.guard.ModelFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** What says whether two sets of models are the same, byte by byte. */
final class Contents {

    private Contents() {}

    static String hash(Collection<ModelFile> files) {
        List<ModelFile> sorted =
                files.stream().sorted(Comparator.comparing(ModelFile::name)).toList();
        MessageDigest digest = sha256();
        for (ModelFile file : sorted) {
            add(digest, file.name().getBytes(StandardCharsets.UTF_8));
            add(digest, file.content());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String hash(Mapping mapping) {
        return hash(mapping.yaml().getBytes(StandardCharsets.UTF_8));
    }

    static String hash(byte[] file) {
        return HexFormat.of().formatHex(sha256().digest(file));
    }

    /** Whether a file holds rule tables. */
    static boolean isTable(ModelFile file) {
        return file.name().endsWith(".dmn");
    }

    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
